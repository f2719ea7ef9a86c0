package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.edge.Reconciliation;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What storing and forwarding sent over each link, and what compression and batching keep off it. */
final class SyncCost {
    /** Head of one request and its answer over HTTP with TLS, bytes; what each entry alone would add. */
    private static final long REQUEST_BYTES = 900;

    private final List<Reconciliation> all;
    private final Catalog catalog;
    private final BilledInternet billed;
    private final UnaryOperator<String> names;

    SyncCost(List<Reconciliation> all, Catalog catalog, BilledInternet billed, UnaryOperator<String> names) {
        this.all = all;
        this.catalog = catalog;
        this.billed = billed;
        this.names = names;
    }

    private record Sum(long entries, long batches, long plain, long sent) {
        Sum plus(Reconciliation r) {
            return new Sum(entries + r.entries(), batches + r.batches(), plain + r.plainBytes(), sent + r.sentBytes());
        }

        /** Each entry in a request of its own, not compressed. */
        long alone() {
            return plain + entries * REQUEST_BYTES;
        }

        long travelled() {
            return sent + batches * REQUEST_BYTES;
        }
    }

    Panel panel() {
        var sums = new TreeMap<String, Sum>();
        all.forEach(r -> sums.merge(r.site(), new Sum(0, 0, 0, 0).plus(r), (before, none) -> before.plus(r)));
        var body = new NativeTableBody();
        sums.forEach((site, sum) -> body.add(new NativeTableRow(
                new NativeTableCell(names.apply(site)),
                right(Formats.number(sum.entries())),
                right(megabytes(sum.alone())),
                right(megabytes(sum.travelled())),
                right(
                        sum.alone() == 0
                                ? "–"
                                : Formats.number(100.0 * (sum.alone() - sum.travelled()) / sum.alone(), 0)),
                cost(site, sum))));
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-table-figures");
        table.add(
                new NativeTableHeader(new NativeTableRow(
                        new NativeTableHeaderCell(tr("Site")),
                        new NativeTableHeaderCell(tr("Entries")),
                        new NativeTableHeaderCell(tr("One by one, MB")),
                        new NativeTableHeaderCell(tr("As sent, MB")),
                        new NativeTableHeaderCell(tr("Kept off the link, %")),
                        new NativeTableHeaderCell(tr("Egress as sent, USD")))),
                body);
        return new Panel(
                tr("Store and forward"),
                tr("the latest {0} reconciliations; batches are sent compressed", all.size()),
                table);
    }

    private static NativeTableCell right(String text) {
        var cell = new NativeTableCell(text);
        cell.addClassName("tw-num");
        return cell;
    }

    private static String megabytes(long bytes) {
        return Formats.number(bytes / 1e6, 3);
    }

    /** Down to the byte, and digits beyond it, so that a product of it is as exact. */
    private static String exact(BigDecimal gigabytes) {
        return Formats.number(gigabytes, 15);
    }

    private NativeTableCell cost(String siteId, Sum sum) {
        var price = catalog.egressPrice(siteId, EgressPrice.INTERNET);
        if (price.isEmpty()) {
            return new NativeTableCell(tr("no price known"));
        }
        var gigabytes = BigDecimal.valueOf(sum.travelled()).movePointLeft(9);
        var already = billed.payerGigabytesAt(siteId);
        var usd = price.get().usdOnTop(already, gigabytes);
        return new NativeTableCell(new FigureButton(
                Formats.money(usd),
                "",
                () -> Figure.of(tr("Egress of {0}", names.apply(siteId)), Formats.fullMoney(usd), "USD")
                        .formula(tr(
                                "Bytes as sent and {0} bytes for each request, in GB of 10⁹ bytes, by the steps of the site's price to the internet on top of what the provider's largest payer sends in a month.",
                                REQUEST_BYTES))
                        .worked(price.get().partsOnTop(already, gigabytes).stream()
                                .map(part -> exact(part.gigabytes()) + " GB × " + Formats.number(part.usdPerGb(), 9))
                                .collect(Collectors.joining(" + ")))
                        .inputs(price.get().partsOnTop(already, gigabytes).stream()
                                .flatMap(part -> Stream.of(
                                        new FigureInput(
                                                tr("List price"),
                                                Formats.number(part.usdPerGb(), 9),
                                                "USD/GB",
                                                Kind.PUBLISHED,
                                                price.get().source(),
                                                price.get().date().toString()),
                                        new FigureInput(
                                                tr("At this price"),
                                                exact(part.gigabytes()),
                                                "GB",
                                                Kind.MEASURED,
                                                tr(
                                                        "{0} B sent, {1} requests",
                                                        Formats.number(sum.sent()), sum.batches()),
                                                "")))
                                .toList())
                        .input(
                                tr("The payer's month to the internet"),
                                Formats.number(already, 1),
                                "GB",
                                Kind.MEASURED,
                                tr("bills"),
                                "")
                        .input(
                                tr("One by one"),
                                Formats.number(sum.alone()),
                                "B",
                                Kind.MODELLED,
                                tr("each entry in a request"),
                                "")
                        .build()));
    }
}
