package dev.tradewind.egress.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Money;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class BudgetsTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
            + "ProviderName,RegionId,SubAccountName,Tags\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Budgets budgets;

    @Autowired
    private BudgetStatuses statuses;

    @Autowired
    private BudgetWatch watch;

    @Autowired
    private BudgetAlerts alerts;

    @Autowired
    private EgressQueries egress;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String team = "budgeted-" + UUID.randomUUID();
    private final String account = UUID.randomUUID().toString();

    @Test
    void whereBudgetsStandIsKeptUntilABillOrABudgetChanges() {
        var first = created("1000", scope());
        deliver(60, 10, "7.5", "USD");
        var before = statuses.in(statuses.now());
        assertThat(statuses.in(statuses.now())).isSameAs(before);
        deliver(2, 3, "9", "EUR");
        var billed = statuses.in(statuses.now());
        assertThat(billed).isNotSameAs(before);
        assertThat(of(first, billed).charges())
                .isEqualTo(statuses.of(first, statuses.now()).charges());
        var second = created("2000", scope());
        assertThat(of(second, statuses.in(statuses.now())).terms()).isEqualTo(second.terms());
    }

    private static BudgetStatus of(Budget budget, List<BudgetStatus> all) {
        return all.stream()
                .filter(each -> each.budget().id().equals(budget.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSpentIsWhatTheEgressPageShowsForTheSameScope() {
        deliver(60, 10, "7.5", "USD");
        deliver(2, 3, "9", "EUR");
        var month = month();
        var status = statuses.of(created("1000", scope()), month);
        var page = egress.totals(scope().filter(BudgetStatuses.range(month)));
        assertThat(status.spent())
                .isEqualTo(page.stream()
                        .filter(total -> total.currency().equals("USD"))
                        .findFirst()
                        .map(total -> total.billedCost())
                        .orElse(Money.zero("USD")));
        assertThat(status.otherCurrencies())
                .allSatisfy(other -> assertThat(other.currency()).isEqualTo("EUR"));
        var effective = statuses.of(created("1000", scope(), CostMetric.EFFECTIVE), month.minusMonths(1));
        assertThat(effective.spent().amount())
                .isEqualByComparingTo(BigDecimal.valueOf(75, 1)
                        .multiply(BigDecimal.valueOf(month.minusMonths(1).lengthOfMonth())));
    }

    @Test
    void thePartsOfAScopeAllHaveToHold() {
        deliver(60, 10, "7.5", "USD");
        var before = month().minusMonths(1);
        var here = new BudgetScope(team, TransferClass.INTERNET, "aws:us-east-2", null, null);
        assertThat(statuses.of(created("1000", here), before).spent().amount()).isPositive();
        for (var elsewhere : List.of(
                new BudgetScope(team, TransferClass.NAT, "aws:us-east-2", null, null),
                new BudgetScope(team, TransferClass.INTERNET, "aws:us-east-1", null, null),
                new BudgetScope("another", TransferClass.INTERNET, "aws:us-east-2", null, null))) {
            var status = statuses.of(created("1000", elsewhere), before);
            assertThat(status.spent().amount()).isZero();
            assertThat(status.state()).isEqualTo(BudgetState.NOT_BILLED);
        }
    }

    @Test
    void lessThanFourWeeksAreNotEnoughToForetellAnything() {
        deliver(27, 10, "10", "USD");
        var status = statuses.of(created("1000", scope()), month());
        assertThat(status.outlook().history()).isEqualTo(27);
        assertThat(status.outlook().expected()).isNull();
        assertThat(status.outlook().low()).isNull();
    }

    @Test
    void aThresholdIsToldOncePerMonthAndTakenBackByARestatedBill() {
        deliver(60, 10, "10", "USD");
        var month = month();
        // on the first of a month nothing of it is billed: then only the forecast can pass
        var billed = statuses.of(created("1000000", scope()), month).spent().amount();
        var budget = created("1", scope());
        watch.look();
        watch.look();
        var expected = billed.signum() > 0 ? 3 : 1;
        assertThat(alerts.of(budget, month)).hasSize(expected);
        assertThat(events(budget, "dev.tradewind.egress.budget-passed")).isEqualTo(1);
        assertThat(entries(budget, "egress-budget.passed")).isEqualTo(1);
        assertThat(alerts.over(Threshold.Basis.FORECAST, month)).isPositive();
        assertThat(alerts.of(budget, month.minusMonths(1))).isEmpty();

        deliver(60, 0.001, "10", "USD");
        watch.look();
        assertThat(alerts.of(budget, month))
                .hasSize(expected)
                .allSatisfy(alert -> assertThat(alert.clearedAt()).isNotNull());
        assertThat(events(budget, "dev.tradewind.egress.budget-back-under")).isEqualTo(billed.signum() > 0 ? 1 : 0);

        deliver(60, 11, "10", "USD");
        watch.look();
        assertThat(alerts.of(budget, month))
                .allSatisfy(alert -> assertThat(alert.clearedAt()).isNull());
        assertThat(events(budget, "dev.tradewind.egress.budget-passed")).isEqualTo(1);
    }

    @Test
    void aNewAmountIsANewLineAndIsToldAnew() {
        deliver(60, 10, "10", "USD");
        var budget = created("1", scope());
        watch.look();
        var renamed = changed(budget, terms("2", scope(), CostMetric.BILLED, "renamed " + team));
        assertThat(renamed.lineVersion()).isEqualTo(2);
        var later = changed(renamed, terms("2", scope(), CostMetric.BILLED, "renamed again " + team));
        assertThat(later.lineVersion()).isEqualTo(2);
        watch.look();
        assertThat(events(budget, "dev.tradewind.egress.budget-passed")).isEqualTo(2);
        assertThat(statuses.of(later, month().minusMonths(2)).terms().amount()).isEqualTo(Money.of("1", "USD"));
    }

    @Test
    void everyChangeIsInTheLogAndNobodyOverwritesWhatTheyDidNotSee() {
        var budget = created("10", scope());
        var terms = terms("20", scope(), CostMetric.BILLED, "changed " + team);
        var after = changed(budget, terms);
        assertThat(asTester(() -> budgets.change(budget.id(), 1, terms))).isInstanceOf(Kept.Stale.class);
        assertThat(asTester(() -> budgets.delete(budget.id(), 1, "old"))).isInstanceOf(Kept.Stale.class);
        assertThat(asTester(() -> budgets.delete(budget.id(), 2, " "))).isInstanceOf(Kept.Refused.class);
        assertThat(asTester(() -> budgets.create(terms))).isEqualTo(new Kept.Taken(terms.name()));
        assertThat(budgets.versions(budget.id()))
                .extracting(Budget.Version::terms)
                .containsExactly(budget.terms(), after.terms());
        assertThat(asTester(() -> budgets.delete(budget.id(), 2, "the team is gone")))
                .isInstanceOf(Kept.Done.class);
        assertThat(budgets.byId(budget.id())).isEmpty();
        for (var action : List.of("egress-budget.created", "egress-budget.changed", "egress-budget.deleted")) {
            assertThat(entries(budget, action)).isEqualTo(1);
        }
    }

    @Test
    void whatCannotBeABudgetIsRefusedWithWhatToDo() {
        assertThat(refused(terms("0", scope(), CostMetric.BILLED, "zero"))).contains("must be more than 0");
        assertThat(refused(terms("5", scope(), CostMetric.BILLED, " "))).contains("needs a name");
        var odd = new BudgetTerms(
                "odd",
                team,
                scope(),
                Money.of("5", "usd"),
                CostMetric.BILLED,
                List.of(new Threshold(Threshold.Basis.ACTUAL, 0)),
                Notified.USUAL);
        assertThat(refused(odd)).contains("'usd' is no currency code");
        assertThat(refused(new BudgetTerms(
                        "odd", team, scope(), Money.of("5", "USD"), odd.metric(), odd.thresholds(), odd.notified())))
                .contains("a threshold of 0 % is none");
    }

    private String refused(BudgetTerms terms) {
        var kept = asTester(() -> budgets.create(terms));
        assertThat(kept).isInstanceOf(Kept.Refused.class);
        return ((Kept.Refused) kept).why();
    }

    private Budget created(String usd, BudgetScope scope) {
        return created(usd, scope, CostMetric.BILLED);
    }

    private Budget created(String usd, BudgetScope scope, CostMetric metric) {
        var terms = terms(usd, scope, metric, "b-" + UUID.randomUUID());
        return ((Kept.Done) asTester(() -> budgets.create(terms))).budget();
    }

    private Budget changed(Budget budget, BudgetTerms terms) {
        return ((Kept.Done) asTester(() -> budgets.change(budget.id(), budget.version(), terms))).budget();
    }

    private BudgetTerms terms(String usd, BudgetScope scope, CostMetric metric, String name) {
        return new BudgetTerms(
                name,
                team,
                scope,
                Money.of(usd, "USD"),
                metric,
                Threshold.USUAL,
                new Notified(true, Set.of("ANALYST"), Set.of("finance")));
    }

    private BudgetScope scope() {
        return new BudgetScope(team, null, null, null, null);
    }

    private static Kept asTester(Supplier<Kept> act) {
        return Actors.runAs(Actor.system("test"), act::get);
    }

    private int events(Budget budget, String type) {
        return jdbc.sql("select count(*) from event_outbox where subject = ? and type = ?")
                .params("egress-budget/" + budget.id(), type)
                .query(Integer.class)
                .single();
    }

    private int entries(Budget budget, String action) {
        return jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = ?")
                .params(budget.id().toString(), action)
                .query(Integer.class)
                .single();
    }

    /** Complete days, each with the same cost; EffectiveCost is 7.5 in any case. */
    private void deliver(int days, double cost, String effective, String currency) {
        for (var month = today().minusDays(days).withDayOfMonth(1);
                !month.isAfter(today());
                month = month.plusMonths(1)) {
            var text = new StringBuilder(HEADER);
            for (var day = month; day.isBefore(month.plusMonths(1)) && day.isBefore(today()); day = day.plusDays(1)) {
                if (!day.isBefore(today().minusDays(days))) {
                    text.append(cost + "," + effective + "," + account + currency + "," + currency + "," + month
                            + ",Usage,Data transfer out," + day + "T00:00:00Z," + day.plusDays(1)
                            + "T00:00:00Z,100,GB,AWS,us-east-2,Shared network,\"{\"\"team\"\": \"\"" + team
                            + "\"\"}\"\n");
                }
            }
            if (text.length() > HEADER.length()) {
                imports.importNow(
                        "budgeted.csv",
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        ImportOptions.NONE);
            }
        }
    }

    private YearMonth month() {
        return YearMonth.from(today());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
