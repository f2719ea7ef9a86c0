package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.budget.Budget;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Kept;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks what is agreed: for which transfers, how much, and who hears when. */
final class BudgetDialog extends Dialog {
    private final BudgetParts parts;
    private final @Nullable Budget budget;
    private final Runnable done;
    private final TextField name = new TextField(tr("Name"));
    private final ComboBox<String> owner = choice(tr("Team that answers for it"));
    private final ComboBox<String> scopeOwner = choice(tr("Caused by"));
    private final ComboBox<TransferClass> transferClass = new ComboBox<>(tr("Transfer class"));
    private final ComboBox<String> from = choice(tr("From"));
    private final ComboBox<String> to = choice(tr("To"));
    private final ComboBox<String> provider = choice(tr("Provider"));
    private final TextField amount = new TextField(tr("Amount a month"));
    private final TextField currency = new TextField(tr("Currency"));
    private final ComboBox<CostMetric> metric = new ComboBox<>(tr("Cost"));
    private final TextField spent = new TextField(tr("Tell at, % of it spent"));
    private final TextField forecast = new TextField(tr("Tell at, % of it forecast"));
    private final Checkbox ownerTeam = new Checkbox(tr("The group of that team's name"));
    private final CheckboxGroup<Role> roles =
            new CheckboxGroup<>(tr("Told to whoever made it, and to everybody who is"));
    private final TextField groups = new TextField(tr("And to the groups"));
    private final Div past = new Div();
    private final Div problem = new Div();

    BudgetDialog(BudgetParts parts, @Nullable Budget budget, Runnable done) {
        this.parts = parts;
        this.budget = budget;
        this.done = done;
        setHeaderTitle(
                budget == null
                        ? tr("New budget")
                        : tr("Change {0}", budget.terms().name()));
        addClassName("dc-dialog");
        setWidth("min(640px, 100vw)");
        offer();
        show(budget == null ? null : budget.terms());
        past.addClassNames("tw-small", "tw-quiet");
        problem.addClassName("tw-problem");
        problem.getElement().setAttribute("role", "alert");
        add(
                row(name, owner),
                row(scopeOwner, transferClass, provider),
                row(from, to),
                past,
                row(amount, currency, metric),
                row(spent, forecast),
                roles,
                row(ownerTeam, groups),
                problem);
        List.of(scopeOwner, from, to, provider).forEach(each -> each.addValueChangeListener(change -> look()));
        transferClass.addValueChangeListener(change -> look());
        look();
        var keep = new Button(budget == null ? tr("Create budget") : tr("Save changes"), click -> keep());
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        if (budget != null) {
            getFooter().add(new Button(tr("Delete"), click -> {
                close();
                new DeleteBudgetDialog(parts.budgets(), budget, done).open();
            }));
        }
        getFooter().add(new Button(tr("Back"), click -> close()), keep);
    }

    private void offer() {
        var owners = parts.egress().owners();
        owner.setItems(owners);
        owner.setPlaceholder("");
        scopeOwner.setItems(owners);
        provider.setItems(parts.egress().providers());
        var places = new BudgetPast(parts.egress(), parts.statuses().now()).places();
        var names = parts.places();
        for (var end : List.of(from, to)) {
            end.setItems(places);
            end.setItemLabelGenerator(names::of);
        }
        transferClass.setItems(TransferClass.values());
        transferClass.setItemLabelGenerator(each -> said(each.label()));
        transferClass.setClearButtonVisible(true);
        transferClass.setPlaceholder(tr("all"));
        metric.setItems(CostMetric.values());
        metric.setItemLabelGenerator(CostMetric::column);
        roles.setItems(Role.ANALYST, Role.OPERATOR, Role.APPROVER, Role.SUSTAINABILITY);
        roles.setItemLabelGenerator(Role::name);
        groups.setHelperText(tr("As on the Admin page: finance, platform"));
        currency.setMaxLength(3);
        for (var wide : new com.vaadin.flow.component.HasSize[] {
            name,
            owner,
            scopeOwner,
            transferClass,
            from,
            to,
            provider,
            amount,
            currency,
            metric,
            spent,
            forecast,
            groups
        }) {
            wide.setWidthFull();
        }
    }

    private void show(@Nullable BudgetTerms terms) {
        if (terms == null) {
            metric.setValue(CostMetric.BILLED);
            thresholds(Threshold.USUAL);
            notified(Notified.USUAL);
            currency.setValue(new BudgetPast(parts.egress(), parts.statuses().now()).currency());
            return;
        }
        name.setValue(terms.name());
        owner.setValue(terms.owner());
        scopeOwner.setValue(terms.scope().owner());
        transferClass.setValue(terms.scope().transferClass());
        from.setValue(terms.scope().from());
        to.setValue(terms.scope().to());
        provider.setValue(terms.scope().provider());
        amount.setValue(terms.amount().amount().toPlainString());
        currency.setValue(terms.amount().currency());
        metric.setValue(terms.metric());
        thresholds(terms.thresholds());
        notified(terms.notified());
    }

    private void thresholds(List<Threshold> all) {
        spent.setValue(percents(all, Threshold.Basis.ACTUAL));
        forecast.setValue(percents(all, Threshold.Basis.FORECAST));
    }

    private void notified(Notified notified) {
        ownerTeam.setValue(notified.ownerTeam());
        roles.setValue(notified.roles().stream().map(Role::valueOf).collect(Collectors.toSet()));
        groups.setValue(String.join(", ", new TreeSet<>(notified.groups())));
    }

    /** What the last months cost in the scope, so that the amount is no guess. */
    private void look() {
        past.setText(new BudgetPast(parts.egress(), parts.statuses().now()).words(scope()));
    }

    private BudgetScope scope() {
        return new BudgetScope(
                scopeOwner.getValue(), transferClass.getValue(), from.getValue(), to.getValue(), provider.getValue());
    }

    private void keep() {
        BudgetTerms terms;
        try {
            terms = terms();
        } catch (NumberFormatException notANumber) {
            problem.setText(tr(
                    "Not saved: amounts and percentages are numbers with a point, such as 1200.50 and 80, 100. {0}",
                    said(notANumber.getMessage())));
            return;
        }
        var kept = budget == null
                ? parts.budgets().create(terms)
                : parts.budgets().change(budget.id(), budget.version(), terms);
        switch (kept) {
            case Kept.Done saved -> {
                close();
                done.run();
            }
            case Kept.Stale(var now) ->
                problem.setText(tr(
                        "Not saved: somebody changed it to {0} meanwhile (version {1}). Nothing you typed is lost: note it, go back, and open it again.",
                        BudgetDrawings.amount(now.terms()), now.version()));
            case Kept.Taken(var taken) ->
                problem.setText(tr("Not saved: a budget named {0} is there already. Choose another name.", taken));
            case Kept.Refused(var why) -> problem.setText(tr("Not saved: {0}.", why));
        }
    }

    private BudgetTerms terms() {
        var all = new ArrayList<Threshold>();
        all.addAll(thresholds(spent.getValue(), Threshold.Basis.ACTUAL));
        all.addAll(thresholds(forecast.getValue(), Threshold.Basis.FORECAST));
        var sum = amount.getValue().strip().replace(",", "").replace(" ", "");
        return new BudgetTerms(
                name.getValue(),
                owner.getValue() == null ? "" : owner.getValue(),
                scope(),
                new Money(
                        new BigDecimal(sum.isEmpty() ? "0" : sum),
                        currency.getValue().isBlank()
                                ? "?"
                                : currency.getValue().strip()),
                metric.getValue() == null ? CostMetric.BILLED : metric.getValue(),
                all,
                new Notified(
                        ownerTeam.getValue(),
                        roles.getValue().stream().map(Role::name).collect(Collectors.toSet()),
                        words(groups.getValue())));
    }

    private static List<Threshold> thresholds(String typed, Threshold.Basis basis) {
        return words(typed.replace("%", "")).stream()
                .map(each -> new Threshold(basis, Integer.parseInt(each)))
                .toList();
    }

    private static Set<String> words(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String percents(List<Threshold> all, Threshold.Basis basis) {
        return all.stream()
                .filter(each -> each.basis() == basis)
                .map(each -> Integer.toString(each.percent()))
                .collect(Collectors.joining(", "));
    }

    /** Takes names that no bill holds yet, too. */
    private static ComboBox<String> choice(String label) {
        var choice = new ComboBox<String>(label);
        choice.setAllowCustomValue(true);
        choice.addCustomValueSetListener(set -> choice.setValue(set.getDetail().strip()));
        choice.setClearButtonVisible(true);
        choice.setPlaceholder(tr("all"));
        return choice;
    }

    private static Div row(Component... fields) {
        var row = new Div(fields);
        row.addClassName("tw-row");
        row.getStyle().set("--tw-columns", "repeat(" + fields.length + ", minmax(0, 1fr))");
        return row;
    }
}
