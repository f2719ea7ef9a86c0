package dev.tradewind.demo;

import dev.tradewind.audit.Actors;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.BudgetWatch;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Kept;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What the teams agreed to: payments before it went active-active, so that its months end above; the backup with what its
 * move costs; the shop's internet with room to grow.
 */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoBudgets {
    private static final List<BudgetTerms> AGREED = List.of(
            terms(
                    "Payments in two clouds",
                    "payments",
                    scope("payments", null, null, null),
                    "11000",
                    Set.of("platform")),
            terms(
                    "Backups to Ohio",
                    "data-platform",
                    scope("data-platform", TransferClass.INTER_REGION, "aws:us-east-1", "aws:us-east-2"),
                    "2500",
                    Set.of()),
            terms(
                    "Shop to the internet",
                    "storefront",
                    scope("storefront", TransferClass.INTERNET, null, null),
                    "3800",
                    Set.of()));

    private final Budgets budgets;
    private final BudgetWatch watch;

    DemoBudgets(Budgets budgets, BudgetWatch watch) {
        this.budgets = budgets;
        this.watch = watch;
    }

    /** Agreed once: where there are budgets, the story has gone on without us. */
    void agree(Person analyst) {
        Actors.runAs(DemoDelivery.actor(analyst), () -> {
            if (budgets.all().isEmpty()) {
                AGREED.forEach(this::create);
            }
            watch.look();
        });
    }

    private void create(BudgetTerms terms) {
        if (!(budgets.create(terms) instanceof Kept.Done)) {
            throw new IllegalStateException("The demo's budget " + terms.name() + " was not taken");
        }
    }

    private static BudgetTerms terms(String name, String owner, BudgetScope scope, String usd, Set<String> groups) {
        return new BudgetTerms(
                name,
                owner,
                scope,
                Money.of(usd, "USD"),
                CostMetric.BILLED,
                Threshold.USUAL,
                new Notified(true, Set.of("ANALYST"), groups));
    }

    private static BudgetScope scope(
            @Nullable String owner, @Nullable TransferClass transferClass, @Nullable String from, @Nullable String to) {
        return new BudgetScope(owner, transferClass, from, to, null);
    }
}
