package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.budget.BudgetState;
import dev.tradewind.egress.budget.BudgetStatus;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Segments;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An owner asks whether this month stays within what was agreed, and who hears of it if not. */
final class BudgetsTab {
    static final String NAME = "budgets";
    private static final String MONTH = "month";
    private static final String STATE = "state";
    private static final String BUDGET = "budget";
    private static final int MONTHS = 13;
    private static final DateTimeFormatter MONTH_WORDS = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    private final BudgetParts parts;
    private final EgressQuestion question;
    private final AdviceQuestion asked;
    private final YearMonth month;

    BudgetsTab(BudgetParts parts, EgressQuestion question, QueryParameters query) {
        this.parts = parts;
        this.question = question;
        this.asked = new AdviceQuestion(question, query, List.of(MONTH, STATE, BUDGET));
        this.month = month(asked.get(MONTH), parts.statuses().now());
    }

    List<Component> content() {
        var all = parts.statuses().in(month);
        if (all.isEmpty()) {
            var empty = new EmptyState(
                    "circle-dashed",
                    tr("No budget yet"),
                    tr(
                            "A budget holds what an owner, a transfer class, a flow or a provider may cost in a month against the bills, says where the month will end, and tells people before it is too late."),
                    null,
                    null);
            if (parts.mayChange()) {
                empty.add(create(), fromFile());
            }
            return List.of(empty);
        }
        var scoped = all.stream().filter(this::inScope).toList();
        var shown = scoped.stream()
                .filter(status -> status.state().name().equals(asked.get(STATE)) || asked.get(STATE) == null)
                .sorted(Comparator.comparing(BudgetStatus::state)
                        .thenComparing(status -> status.budget().terms().name()))
                .toList();
        var content = new ArrayList<Component>();
        var chosen = chosen(shown);
        content.add(new BudgetList(parts, asked, month)
                .panel(shown, all.size(), chosen.orElse(null))
                .tools(tools(scoped, shown).toArray(Component[]::new)));
        chosen.ifPresent(status -> content.add(new BudgetDetail(parts, status).content()));
        return content;
    }

    private List<Component> tools(List<BudgetStatus> scoped, List<BudgetStatus> shown) {
        var tools = new ArrayList<Component>();
        tools.add(states(scoped));
        tools.add(months());
        tools.add(BudgetList.csv(shown));
        tools.add(BudgetList.yaml(shown));
        if (parts.mayChange()) {
            tools.add(fromFile());
            tools.add(create());
        }
        return tools;
    }

    private Button create() {
        var button = new Button(tr("New budget"), click -> new BudgetDialog(parts, null, parts::reload).open());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** Files are taken in one place, with quarantine and evidence. */
    private static Anchor fromFile() {
        var link = new Anchor("data", tr("From a file"));
        link.addClassName("tw-button");
        link.getElement()
                .setAttribute(
                        "title",
                        tr(
                                "Drop a CSV or YAML file of budgets, as this page hands them out, on the Data page. Budgets are known by name; those that the file does not name stay."));
        return link;
    }

    private Segments states(List<BudgetStatus> scoped) {
        var choice = new Segments(tr("State"));
        choice.add(tr("All"), asked.link(STATE, null), asked.get(STATE) == null);
        Arrays.stream(BudgetState.values())
                .filter(state -> scoped.stream().anyMatch(status -> status.state() == state)
                        || state.name().equals(asked.get(STATE)))
                .forEach(state -> choice.add(
                        said(state.word()) + " "
                                + scoped.stream()
                                        .filter(status -> status.state() == state)
                                        .count(),
                        asked.link(STATE, state.name()),
                        state.name().equals(asked.get(STATE))));
        return choice;
    }

    private ComboBox<YearMonth> months() {
        var choice = new ComboBox<YearMonth>();
        choice.setAriaLabel(tr("Month"));
        var now = parts.statuses().now();
        var items = new ArrayList<YearMonth>();
        for (int back = 0; back < MONTHS; back++) {
            items.add(now.minusMonths(back));
        }
        if (!items.contains(month)) {
            items.add(month);
        }
        choice.setItems(items);
        choice.setItemLabelGenerator(
                x -> MONTH_WORDS.withLocale(Locality.current().locale()).format(x));
        choice.setValue(month);
        choice.setWidth("160px");
        choice.addValueChangeListener(change -> {
            var value = change.getValue();
            var target = new Location(asked.link(MONTH, value == null || value.equals(now) ? null : value.toString()));
            UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
        });
        return choice;
    }

    /** The shell's scope: budgets that a team answers for or that speak of it, and of a provider. */
    private boolean inScope(BudgetStatus status) {
        var terms = status.terms();
        var owner = question.scope().owner();
        var provider = question.scope().provider();
        return (owner == null
                        || owner.equals(terms.owner())
                        || owner.equals(terms.scope().owner()))
                && (provider == null || provider.equals(terms.scope().provider()))
                && (question.transferClass() == null
                        || question.transferClass() == terms.scope().transferClass());
    }

    private Optional<BudgetStatus> chosen(List<BudgetStatus> shown) {
        return shown.stream()
                .filter(status -> Objects.equals(status.budget().id().toString(), asked.get(BUDGET)))
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private static YearMonth month(@Nullable String text, YearMonth now) {
        try {
            return text == null ? now : YearMonth.parse(text);
        } catch (DateTimeException notAMonth) {
            return now;
        }
    }
}
