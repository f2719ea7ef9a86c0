package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the last whole months brought, for whoever decides on an amount. */
final class BudgetPast {
    private static final int MONTHS = 3;
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

    private final EgressQueries egress;
    private final YearMonth now;

    BudgetPast(EgressQueries egress, YearMonth now) {
        this.egress = egress;
        this.now = now;
    }

    String words(BudgetScope scope) {
        var months = new ArrayList<String>();
        for (int back = MONTHS; back > 0; back--) {
            var month = now.minusMonths(back);
            var totals = egress.totals(scope.filter(BudgetStatuses.range(month)));
            months.add(SHORT.withLocale(Locality.current().locale()).format(month) + " "
                    + (totals.isEmpty()
                            ? tr("nothing")
                            : totals.stream()
                                    .map(each -> Formats.money(each.billedCost().amount(), each.currency()))
                                    .collect(Collectors.joining(tr(" and ")))));
        }
        return tr("Billed in this scope: {0}", String.join(", ", months));
    }

    /** Ends that the bills of these months name. */
    List<String> places() {
        var places = new TreeSet<String>();
        egress.byFlow(recent()).forEach(flow -> {
            places.add(flow.from());
            places.add(flow.to());
        });
        return List.copyOf(places);
    }

    /** The one that most is billed in. */
    String currency() {
        return egress.totals(recent()).stream()
                .findFirst()
                .map(total -> total.currency())
                .orElse("USD");
    }

    private EgressFilter recent() {
        return EgressFilter.of(new TimeRange(
                BudgetStatuses.range(now.minusMonths(MONTHS)).from(),
                BudgetStatuses.range(now).to()));
    }
}
