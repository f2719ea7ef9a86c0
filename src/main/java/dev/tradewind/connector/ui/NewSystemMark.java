package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.connector.Imports;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says on every page that nothing has been imported, until something is. */
@Component
class NewSystemMark implements StatusMarks {
    private final Imports imports;

    NewSystemMark(Imports imports) {
        this.imports = imports;
    }

    @Override
    public List<Mark> marks() {
        return imports.newest(1).isEmpty()
                ? List.of(new Mark(Status.WAITING, tr("New system, no data yet"), "data", Side.LEFT))
                : List.of();
    }
}
