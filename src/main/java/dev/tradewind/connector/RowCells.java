package dev.tradewind.connector;

import java.util.AbstractList;
import org.jspecify.annotations.Nullable;

/** The cells of a row that lie elsewhere, and only for as long as the row is read. */
abstract class RowCells extends AbstractList<@Nullable String> {

    /** The cell as {@link Cells#text} has it. */
    abstract @Nullable String text(int at);
}
