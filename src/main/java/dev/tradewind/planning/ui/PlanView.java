package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlanLinks;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Segments;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An operator sees what one plan would change, how far from the best it can be, and what could not be placed. */
@Route(value = PlanLinks.LIST + "/:number", layout = MainLayout.class)
@PageTitle("Plan · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class PlanView extends Page implements BeforeEnterObserver {
    private static final int COMPARED = 50;
    private final transient Plans plans;
    private final Div content = new Div();

    PlanView(Plans plans) {
        super(tr("Plan"), tr("what would be best, and how sure is it?"));
        this.plans = plans;
        content.addClassName("tw-page");
        content.getStyle().set("padding", "0");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var stored = find(event.getRouteParameters().get("number").orElse("")).orElse(null);
        content.removeAll();
        clearTools();
        if (stored == null) {
            content.add(new EmptyState(
                    "calendar-range",
                    tr("There is no such plan"),
                    tr("It may have another number."),
                    tr("All plans"),
                    PlanLinks.LIST));
            return;
        }
        show(stored, event.getLocation().getQueryParameters());
    }

    private void show(StoredPlan stored, QueryParameters query) {
        var tab = query.getSingleParameter("tab").orElse("");
        setQuestion(PlanBody.words(stored));
        var propose = new Anchor("recommendations", tr("See its recommendations"));
        propose.addClassNames("tw-button", "tw-button-primary");
        PlanBody.tools(stored, plans).forEach(this::addTools);
        addTools(propose);
        var link = PlanLinks.detail(stored.summary());
        // In a block of its own, or the column would stretch it.
        content.add(new Div(new Segments(tr("What to see of the plan"))
                .add(tr("Plan"), link, tab.isEmpty())
                .add(tr("What if"), link + "?tab=what-if", tab.equals("what-if"))
                .add(tr("Why"), link + "?tab=why", tab.equals("why"))
                .add(tr("Compare"), link + "?tab=compare", tab.equals("compare"))));
        content.add(
                switch (tab) {
                    case "what-if" -> new WhatIfPanel(stored);
                    case "why" -> WhyPanel.of(stored);
                    case "compare" -> ComparePanel.of(stored, plans.newest(COMPARED), plans);
                    default -> PlanBody.of(stored, "2fr 1fr", query);
                });
    }

    /** By the number that people see, or by the id that other pages' links carry. */
    private Optional<StoredPlan> find(String text) {
        var digits = text.startsWith("P-") ? text.substring(2) : text;
        if (digits.matches("\\d{1,15}")) {
            return plans.byNumber(Long.parseLong(digits));
        }
        return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? plans.byId(new PlanId(UUID.fromString(text)))
                : Optional.empty();
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
                "moved GB",
                "network paths",
                "state written to");
    }
}
