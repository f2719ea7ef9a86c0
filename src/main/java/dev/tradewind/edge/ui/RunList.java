package dev.tradewind.edge.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.tradewind.edge.EdgeRun;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Panel;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** What agents carry out by themselves, as far as their logs have arrived, newest first. */
final class RunList {
    private static final int SHOWN = 12;

    private final List<EdgeRun> all;
    private final List<String> refusals;
    private final UnaryOperator<String> names;

    /** @param refusals entries of agents' logs that were not taken, in words */
    RunList(List<EdgeRun> all, List<String> refusals, UnaryOperator<String> names) {
        this.all = all;
        this.refusals = refusals;
        this.names = names;
    }

    Panel panel() {
        if (all.isEmpty() && refusals.isEmpty()) {
            return new Panel(
                    tr("Runs at sites"),
                    tr("none yet"),
                    new Div(
                            tr(
                                    "An approved execution for a site with an agent is handed over before its slot and starts there on time, linked or not.")));
        }
        var refused = new Div();
        refused.addClassName("tw-edge-refused");
        refusals.forEach(words -> refused.add(new Div(words)));
        refused.setVisible(!refusals.isEmpty());
        var body = new NativeTableBody();
        all.stream()
                .limit(SHOWN)
                .forEach(run -> body.add(new NativeTableRow(
                        new NativeTableCell(Formats.instant(
                                run.stateAt(), Locality.current().zone())),
                        new NativeTableCell(names.apply(run.site())),
                        new NativeTableCell(run.workload() + " " + words(run)))));
        var table = new NativeTable();
        table.addClassNames("tw-table", "tw-edge-history");
        table.add(body);
        table.getElement().setAttribute("aria-label", tr("Runs at sites"));
        return new Panel(tr("Runs at sites"), tr("as the agents' signed logs tell"), refused, table)
                .tools(Downloads.csv(
                        "edge-runs.csv",
                        List.of(
                                "run",
                                "site",
                                "workload",
                                "state",
                                "confirmed by the agent",
                                "words",
                                "object",
                                "started at",
                                "ended at",
                                "exit code",
                                "handed over at",
                                "state since"),
                        () -> all.stream()
                                .map(run -> Arrays.<Object>asList(
                                        run.runKey(),
                                        run.site(),
                                        run.workload(),
                                        run.state().word(),
                                        run.known() ? "yes" : "no",
                                        run.words(),
                                        run.object(),
                                        run.startedAt(),
                                        run.endedAt(),
                                        run.exitCode(),
                                        run.createdAt(),
                                        run.stateAt()))
                                .toList()));
    }

    private static String words(EdgeRun run) {
        var words = new StringBuilder(said(run.state().word()));
        if (run.exitCode() != null) {
            words.append(tr(" with exit code ")).append(run.exitCode());
        }
        if (run.state() == EdgeRun.State.WAITING && !run.known()) {
            words.append(tr(", not yet confirmed by the agent"));
        }
        return run.words().isBlank()
                ? words.toString()
                : words.append(": ").append(said(run.words())).toString();
    }
}
