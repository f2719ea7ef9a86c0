package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import dev.tradewind.audit.archive.ArchiveState;
import dev.tradewind.audit.archive.Archives;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneId;

/** What lies in places that refuse to forget, and whether they really do. */
final class ArchivePanel {
    private static final String[] HEADS = {key("Archive"), key("Sealed"), key("Whole"), key("Lock")};

    private ArchivePanel() {}

    static Panel of(Archives archives, ZoneId zone) {
        return new Panel(
                tr("Archive"),
                tr("sealed segments of the log, from which it can be verified and rebuilt without the database"),
                content(archives, zone));
    }

    private static Component content(Archives archives, ZoneId zone) {
        if (!archives.configured()) {
            var none = new Div(
                    tr(
                            "Nothing is archived: whoever deletes the database deletes the log. Name a directory or a bucket with Object Lock in tradewind.audit.archive."));
            none.addClassName("tw-note");
            return none;
        }
        var table = new NativeTable();
        table.addClassName("tw-table");
        table.getStyle().set("width", "100%");
        var head = table.getHead().addRow();
        for (var name : HEADS) {
            var cell = new NativeTableHeaderCell(tr(name));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        for (var state : archives.states()) {
            var row = table.getBody().addRow();
            var name = new Div(state.store());
            name.addClassName("tw-mono");
            name.getStyle().set("overflow-wrap", "anywhere");
            row.addDataCell().add(name);
            row.addDataCell().add(sealed(state, zone));
            row.addDataCell().add(whole(state, zone));
            row.addDataCell().add(lock(state));
        }
        return table;
    }

    private static Component sealed(ArchiveState state, ZoneId zone) {
        if (state.trouble() != null) {
            return new StatusMark(Status.FAILED, state.trouble());
        }
        var at = state.sealedAt();
        return new StatusMark(
                at == null ? Status.WAITING : Status.DONE,
                at == null
                        ? tr(
                                "{0} of {1} entries, {2} bytes",
                                Formats.number(state.sealedTo()),
                                Formats.number(state.size()),
                                Formats.number(state.bytes()))
                        : tr(
                                "{0} of {1} entries, {2} bytes, last {3}",
                                Formats.number(state.sealedTo()),
                                Formats.number(state.size()),
                                Formats.number(state.bytes()),
                                Formats.instant(at, zone)));
    }

    private static Component whole(ArchiveState state, ZoneId zone) {
        var at = state.verifiedAt();
        if (at == null) {
            return new StatusMark(Status.WAITING, tr("not verified yet"));
        }
        return state.whole()
                ? new StatusMark(
                        Status.DONE,
                        tr("{0} entries re-hashed {1}", Formats.number(state.verifiedTo()), Formats.instant(at, zone)))
                : new StatusMark(Status.FAILED, String.valueOf(state.findings()));
    }

    private static Component lock(ArchiveState state) {
        if (state.locked() == null) {
            return new StatusMark(Status.WAITING, tr("not tried yet"));
        }
        return new StatusMark(state.locked() ? Status.DONE : Status.DEGRADED, String.valueOf(state.findings()));
    }
}
