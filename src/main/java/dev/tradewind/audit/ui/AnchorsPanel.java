package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.audit.log.LogKey;
import dev.tradewind.audit.log.Witnesses;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Instant;
import java.time.ZoneId;

/** By which keys the log was signed, and who outside has seen how much of it. */
final class AnchorsPanel {
    private AnchorsPanel() {}

    static Panel of(LogKey keys, Witnesses witnesses, Instant now, ZoneId zone) {
        return new Panel(
                tr("Keys and witnesses"),
                tr("what an auditor holds this log against"),
                keys(keys, now, zone),
                witnesses(witnesses, zone));
    }

    private static Component keys(LogKey keys, Instant now, ZoneId zone) {
        var table = table(tr("Key"), tr("Signs"));
        for (var key : keys.known()) {
            var retires = key.retiresAt();
            var signs = retires == null
                    ? new StatusMark(Status.DONE, tr("since {0}", Formats.instant(key.madeAt(), zone)))
                    : retires.isAfter(now)
                            ? new StatusMark(
                                    Status.WAITING,
                                    tr("beside its successor until {0}", Formats.instant(retires, zone)))
                            : new StatusMark(Status.CANCELLED, tr("retired {0}", Formats.instant(retires, zone)));
            var vkey = new Span(key.key().vkey());
            vkey.addClassName("tw-mono");
            vkey.getStyle().set("overflow-wrap", "anywhere");
            var row = table.getBody().addRow();
            row.addDataCell().add(vkey);
            row.addDataCell().add(signs);
        }
        return table;
    }

    private static Component witnesses(Witnesses witnesses, ZoneId zone) {
        var states = witnesses.states();
        if (states.isEmpty()) {
            var none = new Div(
                    tr(
                            "No outside place keeps checkpoints of this log: whoever holds both the database and the key could rewrite all of it. Name a file, an address or a witness in tradewind.audit.witnesses."));
            none.addClassName("tw-note");
            return none;
        }
        var table = table(tr("Witness"), tr("Has seen"), tr("State"));
        for (var state : states) {
            var trouble = state.trouble();
            var agreed = state.agreedAt();
            var row = table.getBody().addRow();
            row.addDataCell().setText(state.name());
            row.addDataCell().setText(tr("{0} entries", Formats.number(state.size())));
            row.addDataCell()
                    .add(
                            trouble != null
                                    ? new StatusMark(Status.FAILED, trouble)
                                    : agreed == null
                                            ? new StatusMark(Status.WAITING, tr("not asked yet"))
                                            : new StatusMark(
                                                    Status.DONE, tr("agreed {0}", Formats.instant(agreed, zone))));
        }
        return table;
    }

    private static NativeTable table(String... heads) {
        var table = new NativeTable();
        table.addClassName("tw-table");
        table.getStyle().set("width", "100%").set("margin-bottom", "var(--tw-space-3)");
        var row = table.getHead().addRow();
        for (var head : heads) {
            var cell = new NativeTableHeaderCell(head);
            cell.getElement().setAttribute("scope", "col");
            row.add(cell);
        }
        return table;
    }
}
