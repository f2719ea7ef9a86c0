package dev.tradewind.connector.hand;

import dev.tradewind.connector.Unreadable;
import java.util.List;

/** How cells of one meaning are written in a file. */
interface CellForm {
    /** @param column named where the cell cannot be read */
    Object read(String column, String cell) throws Unreadable;

    /** How many of the cells can be read so. */
    default long reads(List<String> cells) {
        var read = 0L;
        for (var cell : cells) {
            try {
                read("", cell);
                read++;
            } catch (Unreadable no) {
                // counted by leaving it out
            }
        }
        return read;
    }
}
