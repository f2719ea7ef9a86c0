package dev.tradewind.planning.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operator sees what one plan would change, how far from the best it can be, and what could not be placed. */
@Route(value = PlanLinks.LIST + "/:number", layout = MainLayout.class)
@PageTitle("Plan · Tradewind")
@RolesAllowed(Access.VIEWER)
class PlanView extends Page implements BeforeEnterObserver {
    private final transient Plans plans;
    private final Div content = new Div();

    PlanView(Plans plans) {
        super("Plan", "what would be best, and how sure is it?");
        this.plans = plans;
        content.addClassName("tw-page");
        content.getStyle().set("padding", "0");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var number = number(event.getRouteParameters().get("number").orElse(""));
        var stored = number == null ? null : plans.byNumber(number).orElse(null);
        content.removeAll();
        clearTools();
        if (stored == null) {
            content.add(new EmptyState(
                    "calendar-range",
                    "There is no such plan",
                    "It may have another number.",
                    "All plans",
                    PlanLinks.LIST));
            return;
        }
        show(stored);
    }

    private void show(StoredPlan stored) {
        var summary = stored.summary();
        setQuestion(summary.shortId() + " · " + summary.reason() + " · next " + summary.horizonHours() + " h from "
                + Formats.instant(summary.horizonFrom(), java.time.ZoneOffset.UTC));
        var hash = new Span("snapshot " + Formats.hash(summary.snapshotHash()));
        hash.addClassName("tw-tag");
        hash.getElement().setAttribute("title", summary.snapshotHash());
        var snapshot = Downloads.bytes(
                summary.shortId() + "-snapshot.json",
                "application/json",
                "Snapshot",
                () -> plans.evidence(summary.snapshotHash()));
        var plan = Downloads.bytes(
                summary.shortId() + "-plan.json", "application/json", "Plan", () -> plans.evidence(summary.planHash()));
        var propose = new Anchor("recommendations", "See its recommendations");
        propose.addClassNames("tw-button", "tw-button-primary");
        addTools(hash, snapshot, plan, propose);
        content.add(
                PlanFigures.strip(stored),
                row("2fr 1fr", RunsPanel.of(stored), InfeasiblePanel.of(stored)),
                ChangesPanel.of(stored));
        if (!stored.snapshot().leftOut().isEmpty()) {
            content.add(leftOut(stored));
        }
    }

    private static Div leftOut(StoredPlan stored) {
        var names = stored.snapshot().leftOut().stream()
                .map(left -> left.workload() + " (" + left.reason() + ")")
                .toList();
        var line = new Div("Not planned: " + String.join(", ", names));
        line.addClassName("tw-quiet");
        return line;
    }

    private static @Nullable Long number(String text) {
        var digits = text.startsWith("P-") ? text.substring(2) : text;
        return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
    }

    static List<String> csvHeader() {
        return List.of(
                "workload",
                "owner",
                "from site",
                "to site",
                "from start",
                "to start",
                "cost USD per month",
                "emissions kgCO2e per month",
                "round trip ms",
                "moved GB");
    }
}
