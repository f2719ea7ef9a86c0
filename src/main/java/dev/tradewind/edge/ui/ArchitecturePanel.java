package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.tradewind.edge.architecture.ArchitectureAnswer;
import dev.tradewind.edge.architecture.ArchitectureAnswer.Fit;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Central beside distributed, workload by workload. */
final class ArchitecturePanel {
    private final List<ArchitectureAnswer> answers;
    private final UnaryOperator<String> names;

    ArchitecturePanel(List<ArchitectureAnswer> answers, UnaryOperator<String> names) {
        this.answers = answers;
        this.names = names;
    }

    Panel panel() {
        if (answers.isEmpty()) {
            return new Panel(
                    tr("Architecture check"),
                    tr("no service states its users"),
                    new EmptyState(
                            "boxes",
                            tr("Nothing to check"),
                            tr(
                                    "A service with users in its file is checked here: how far its users are, how much it writes, and whether its writes wait for the centre (label commits: synchronous)."),
                            tr("Import workloads"),
                            "data"));
        }
        var body = new NativeTableBody();
        answers.forEach(a -> body.add(row(a)));
        var table = new NativeTable();
        table.addClassName("tw-table");
        table.add(new NativeTableHeader(head()), body);
        table.getElement().setAttribute("aria-label", tr("Central and distributed model by workload"));
        return new Panel(
                        tr("Architecture check"),
                        tr("central beside distributed; p95 from the farthest users, list prices, ms and USD a month"),
                        table)
                .tools(csv());
    }

    private static NativeTableRow head() {
        var row = new NativeTableRow();
        List.of(
                        tr("Workload"),
                        tr("Fits"),
                        tr("Central ms"),
                        tr("Distributed ms"),
                        tr("Promised ms"),
                        tr("Writes %"),
                        tr("Sync egress USD"),
                        tr("Users stopped by a cut %"),
                        tr("Why"))
                .forEach(name -> row.add(new NativeTableHeaderCell(name)));
        return row;
    }

    private NativeTableRow row(ArchitectureAnswer a) {
        var name = new Div(a.workload());
        name.addClassName("tw-strong");
        var where = new Div(names.apply(a.farthestUsers()) + " → " + names.apply(a.centralSite()));
        where.addClassNames("tw-quiet", "tw-small");
        return new NativeTableRow(
                new NativeTableCell(name, where),
                new NativeTableCell(mark(a.fit())),
                new NativeTableCell(number(a.centralMillis(), 1)),
                new NativeTableCell(number(a.distributedMillis(), 1)),
                new NativeTableCell(a.objectiveMillis() == null ? tr("none") : number(a.objectiveMillis(), 0)),
                writes(a),
                new NativeTableCell(cost(a)),
                new NativeTableCell(Formats.number(100 * a.usersStopped(), 0)),
                new NativeTableCell(a.why() + "."));
    }

    private NativeTableCell writes(ArchitectureAnswer a) {
        var cell = new NativeTableCell(new Div(Formats.number(100 * a.writeShare(), 0)));
        if (a.synchronous() && a.commitSite() != null) {
            var waits = new Div(tr("each waits for {0}", names.apply(a.commitSite())));
            waits.addClassNames("tw-quiet", "tw-small");
            cell.add(waits);
        }
        return cell;
    }

    private static StatusMark mark(Fit fit) {
        return new StatusMark(
                switch (fit) {
                    case NO_EDGE_WORK -> Status.FAILED;
                    case DISTRIBUTED, CENTRAL -> Status.DONE;
                    case UNKNOWN -> Status.UNKNOWN;
                },
                said(fit.word()));
    }

    private static String number(@Nullable Double value, int decimals) {
        return value == null ? tr("unknown") : Formats.number(value, decimals);
    }

    private Component cost(ArchitectureAnswer a) {
        var usd = a.syncUsdPerMonth();
        if (usd == null) {
            return new Div(tr("no price known"));
        }
        return new FigureButton(
                Formats.money(usd),
                "",
                () -> Figure.of(tr("Synchronisation of {0}", a.workload()), Formats.money(usd), tr("USD a month"))
                        .formula(
                                tr(
                                        "What the workload writes in a month, split by its users' shares, from each users' site to data that lies elsewhere, at the list price between the two; between providers on top of the payer's month to the internet."))
                        .worked(a.syncLegs().stream()
                                .map(leg -> exact(leg.gigabytes()) + " GB × " + Formats.number(leg.usdPerGb(), 6))
                                .collect(Collectors.joining(" + ")))
                        .inputs(a.syncLegs().stream()
                                .flatMap(leg -> Stream.of(
                                        new FigureInput(
                                                tr("{0} to {1}", names.apply(leg.from()), names.apply(leg.to())),
                                                exact(leg.gigabytes()),
                                                "GB",
                                                Kind.MEASURED,
                                                tr("the workload's file"),
                                                ""),
                                        new FigureInput(
                                                tr("List price"),
                                                Formats.number(leg.usdPerGb(), 6),
                                                "USD/GB",
                                                Kind.PUBLISHED,
                                                leg.source(),
                                                "")))
                                .toList())
                        .input(
                                tr("Sent to data elsewhere"),
                                a.syncGigabytesPerMonth().toPlainString(),
                                tr("GB a month"),
                                Kind.MEASURED,
                                tr("the workload's file"),
                                "")
                        .input(
                                tr("Round trip of a commit"),
                                number(a.synchronous() ? a.distributedMillis() : Double.valueOf(0), 1),
                                "ms p95",
                                Kind.ESTIMATED,
                                tr(
                                        "Latency page, {0} to {1}",
                                        names.apply(a.farthestUsers()),
                                        a.commitSite() == null ? tr("none") : names.apply(a.commitSite())),
                                "")
                        .build());
    }

    private static String exact(BigDecimal gigabytes) {
        return Formats.number(gigabytes, 6);
    }

    private Component csv() {
        return Downloads.csv(
                "edge-architecture.csv",
                List.of(
                        "workload",
                        "fits",
                        "central ms p95",
                        "distributed ms p95",
                        "promised ms",
                        "write share",
                        "commits",
                        "commit site",
                        "sync GB a month",
                        "sync USD a month",
                        "users stopped share",
                        "why"),
                () -> answers.stream()
                        .map(a -> Arrays.asList(
                                a.workload(),
                                a.fit().name(),
                                a.centralMillis(),
                                a.distributedMillis(),
                                a.objectiveMillis(),
                                a.writeShare(),
                                a.synchronous() ? "synchronous" : "",
                                a.commitSite(),
                                a.syncGigabytesPerMonth(),
                                a.syncUsdPerMonth(),
                                a.usersStopped(),
                                a.why()))
                        .toList());
    }
}
