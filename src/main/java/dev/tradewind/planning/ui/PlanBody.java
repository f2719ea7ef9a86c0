package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Later;
import dev.tradewind.ui.Locality;
import java.util.List;

/** What a plan shows, on its own page and for the newest one on the list. */
final class PlanBody {
    private static final int LOWER_PIXELS = 720;

    private PlanBody() {}

    static List<Component> tools(StoredPlan stored, Plans plans) {
        var summary = stored.summary();
        var hash = new Span(tr("snapshot {0}", Formats.hash(summary.snapshotHash())));
        hash.addClassName("tw-tag");
        hash.getElement().setAttribute("title", summary.snapshotHash());
        return List.of(
                hash,
                Downloads.bytes(
                        summary.shortId() + "-snapshot.json",
                        "application/json",
                        tr("Snapshot"),
                        () -> plans.evidence(summary.snapshotHash())),
                Downloads.bytes(
                        summary.shortId() + "-plan.json",
                        "application/json",
                        tr("Plan"),
                        () -> plans.evidence(summary.planHash())));
    }

    /** Figures, then runs beside what stands in the way, then every change. */
    static Div of(StoredPlan stored, String columns, QueryParameters query) {
        var side = new Div(InfeasiblePanel.of(stored), LargestPanel.of(stored));
        side.addClassName("pl-side");
        var both = new Div(RunsPanel.of(stored), side);
        both.addClassName("tw-row");
        both.getStyle().set("--tw-columns", columns);
        var body = new Div(PlanFigures.strip(stored), both, new Later(LOWER_PIXELS, () -> lower(stored, query)));
        body.addClassName("pl-body");
        return body;
    }

    private static Div lower(StoredPlan stored, QueryParameters query) {
        var body = new Div(ChangesPanel.of(stored, query), SharedRulesPanel.of(stored));
        body.addClassName("pl-body");
        if (!stored.plan().replicas().isEmpty()) {
            body.add(ReplicasPanel.of(stored));
        }
        if (!stored.snapshot().leftOut().isEmpty()) {
            var names = stored.snapshot().leftOut().stream()
                    .map(left -> left.workload() + " (" + said(left.reason()) + ")")
                    .toList();
            body.add(line(tr("Not planned: {0}", String.join(", ", names))));
        }
        var silent = stored.snapshot().gridsTooOld();
        if (!silent.isEmpty()) {
            body.add(line(tr(
                    "Carbon too old to be believed: of the grids {0} only the yearly average counts, and no workload with a carbon ceiling is planned there. Look at Data, or import newer hours.",
                    String.join(", ", silent))));
        }
        return body;
    }

    private static Div line(String words) {
        var line = new Div(words);
        line.addClassName("tw-quiet");
        return line;
    }

    static String words(StoredPlan stored) {
        var summary = stored.summary();
        return tr(
                "{0} · {1} · next {2} h from {3}",
                summary.shortId(),
                said(summary.reason()),
                summary.horizonHours(),
                Formats.instant(summary.horizonFrom(), Locality.current().zone()));
    }
}
