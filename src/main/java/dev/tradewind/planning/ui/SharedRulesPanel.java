package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.planning.SharedRule;
import dev.tradewind.planning.SharedRules;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Panel;
import java.util.List;

/** What ties workloads together: budgets, users, chains, shared or separate sites, price lists with steps. */
final class SharedRulesPanel {
    private SharedRulesPanel() {}

    static Component of(StoredPlan stored) {
        var rules = SharedRules.of(stored);
        var panel = new Panel(tr("What ties workloads together"), tr("{0} rules", rules.size()));
        if (rules.isEmpty()) {
            panel.setContent(new EmptyState(
                    "link",
                    tr("Every workload was planned for itself"),
                    tr(
                            "Budgets of policies, chains, sites that are shared or kept apart, services cut by users and price lists with steps stand here. A workload states them under placing, a policy under limits.monthly (docs/formats.md, docs/policies.md)."),
                    null,
                    null));
            return panel;
        }
        var grid = new Grid<SharedRule>();
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(rule -> said(rule.kind().word()))
                .setHeader(tr("Kind"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(SharedRule::name).setHeader(tr("Rule")).setWidth("16rem").setFlexGrow(1);
        grid.addColumn(rule -> rule.concerned().size())
                .setHeader(tr("Of"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(SharedRule::outcome)
                .setHeader(tr("In this plan"))
                .setWidth("24rem")
                .setFlexGrow(3);
        grid.setItems(rules);
        grid.setAllRowsVisible(rules.size() <= 30);
        grid.getElement().setAttribute("aria-label", tr("What ties workloads together"));
        panel.setContent(grid);
        return panel.flush()
                .tools(Downloads.csv(
                        stored.summary().shortId() + "-shared-rules.csv",
                        List.of("kind", "rule", "workloads", "in this plan"),
                        () -> rules.stream()
                                .map(rule -> java.util.Arrays.<@org.jspecify.annotations.Nullable Object>asList(
                                        rule.kind().name(),
                                        rule.name(),
                                        String.join("; ", rule.concerned()),
                                        rule.outcome()))
                                .toList()));
    }
}
