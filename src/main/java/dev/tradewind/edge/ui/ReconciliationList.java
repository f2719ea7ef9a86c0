package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.tradewind.edge.Reconciliation;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What each site brought when it caught up, newest first. */
final class ReconciliationList {
    private static final int SHOWN = 12;

    private final List<Reconciliation> all;
    private final UnaryOperator<String> names;

    ReconciliationList(List<Reconciliation> all, UnaryOperator<String> names) {
        this.all = all;
        this.names = names;
    }

    Panel panel() {
        if (all.isEmpty()) {
            return new Panel(tr("Reconciliations"), tr("none yet"), new Div(tr("Nothing was brought yet.")));
        }
        var body = new NativeTableBody();
        all.stream()
                .limit(SHOWN)
                .forEach(r -> body.add(new NativeTableRow(
                        new NativeTableCell(
                                Formats.instant(r.endedAt(), Locality.current().zone())),
                        new NativeTableCell(names.apply(r.site())),
                        new NativeTableCell(words(r)))));
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-edge-history");
        table.add(body);
        table.getElement().setAttribute("aria-label", tr("Reconciliations"));
        return new Panel(tr("Reconciliations"), tr("newest first"), table)
                .tools(Downloads.csv(
                        "edge-reconciliations.csv",
                        List.of(
                                "site",
                                "began at",
                                "ended at",
                                "entries",
                                "repeated",
                                tr("merged"),
                                "lost",
                                "waits",
                                "set aside",
                                "batches",
                                "plain bytes",
                                "sent bytes"),
                        () -> all.stream()
                                .map(r -> List.<Object>of(
                                        r.site(),
                                        r.beganAt(),
                                        r.endedAt(),
                                        r.entries(),
                                        r.repeated(),
                                        r.merged(),
                                        r.lost(),
                                        r.waits(),
                                        r.setAside(),
                                        r.batches(),
                                        r.plainBytes(),
                                        r.sentBytes()))
                                .toList()));
    }

    private static String words(Reconciliation r) {
        var parts = new ArrayList<String>();
        parts.add(tr("{0} entries", Formats.number(r.entries())));
        part(parts, r.merged(), tr("merged"));
        part(parts, r.lost(), tr("lost to a later one and kept"));
        part(parts, r.waits(), tr("wait for a person"));
        part(parts, r.setAside(), tr("set aside"));
        part(parts, r.repeated(), tr("repeated without effect"));
        parts.add(Formats.number(r.took().toMillis() / 1_000.0, 1) + " s");
        return String.join(", ", parts);
    }

    private static void part(List<String> parts, long count, String word) {
        if (count > 0) {
            parts.add(Formats.number(count) + " " + word);
        }
    }
}
