package dev.tradewind.egress.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.MonthFlow.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every bill and every scenario. */
class WhatIfPropertyTest {
    private static final List<String> SITES = List.of(Months.OREGON, Months.VIRGINIA, Months.AZURE, "larkspur:dallas");
    private static final List<String> NAMES = List.of("shop", "ledger", "report", "tables");

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingChangedIsTheBillAndClassesAlwaysAddUpToTheTotals(int seed) {
        var random = new Random(seed);
        var billed = bill(random);
        var flows = named(billed, random);

        assertThat(cost(flows)).isEqualByComparingTo(cost(billed));
        assertThat(gigabytesBilled(flows)).isEqualByComparingTo(gigabytesBilled(billed));

        var nothing = Months.ask(flows, new Scenario.Nothing());
        assertThat(nothing.before()).isEqualByComparingTo(cost(billed));
        assertThat(nothing.after()).isEqualByComparingTo(cost(billed));
        assertThat(nothing.changes()).isEmpty();

        scenarios(random).forEach(scenario -> {
            var outcome = Months.ask(flows, scenario);
            assertThat(outcome.before()).as("%s", scenario).isEqualByComparingTo(cost(billed));
            assertThat(sum(outcome, ClassChange::before)).isEqualByComparingTo(outcome.before());
            assertThat(sum(outcome, ClassChange::after)).as("%s", scenario).isEqualByComparingTo(outcome.after());
            assertThat(sum(outcome, ClassChange::difference)).isEqualByComparingTo(outcome.difference());
            assertThat(sum(outcome, ClassChange::unpriced)).isEqualByComparingTo(outcome.unpriced());
            assertThat(lines(outcome)).isEqualByComparingTo(outcome.after());
        });
    }

    private static List<MonthFlow> bill(Random random) {
        var flows = new ArrayList<MonthFlow>();
        for (int i = 0; i < 25; i++) {
            var from = SITES.get(random.nextInt(SITES.size()));
            var of = TransferClass.values()[random.nextInt(TransferClass.values().length)];
            var to = switch (of) {
                case INTERNET -> "internet";
                case INTER_ZONE -> from;
                case INTER_REGION, INTER_PROVIDER -> SITES.get(random.nextInt(SITES.size()));
                default -> "unknown";
            };
            flows.add(Months.flow(
                    of,
                    new End(from, name(random), null),
                    new End(to, of == TransferClass.INTERNET ? null : name(random), null),
                    Integer.toString(random.nextInt(20_000)),
                    BigDecimal.valueOf(random.nextInt(1_000_000), 3).toPlainString(),
                    random.nextBoolean() ? Origin.BILL : Origin.FLOW_LOG));
        }
        return flows;
    }

    private static List<MonthFlow> named(List<MonthFlow> flows, Random random) {
        var needs = IntStream.range(0, 4)
                .mapToObj(each -> Months.need(
                        NAMES.get(random.nextInt(3)),
                        SITES.get(random.nextInt(SITES.size())),
                        "tables",
                        SITES.get(random.nextInt(SITES.size())),
                        Integer.toString(random.nextInt(9_000)),
                        Integer.toString(random.nextInt(900))))
                .toArray(Need[]::new);
        return Months.named(flows, needs);
    }

    private static Stream<Scenario> scenarios(Random random) {
        var from = SITES.get(random.nextInt(SITES.size()));
        var to = SITES.get(random.nextInt(SITES.size()));
        var data = new Scenario.MoveDataSet("tables", from, to, BigDecimal.valueOf(random.nextInt(50_000)));
        return Stream.of(
                data,
                new Scenario.MoveWorkload("shop", from, to, List.of(), Set.of()),
                new Scenario.MoveWorkload("ledger", from, to, List.of(data), Set.of()),
                new Scenario.ChangeTier(null, "2"),
                new Scenario.ChangeTier("shop", "standard"),
                new Scenario.RoutingRule(null, TransferClass.INTER_ZONE, BigDecimal.valueOf(random.nextInt(1001), 3)),
                new Scenario.RoutingRule(
                        "shop", TransferClass.INTER_PROVIDER, BigDecimal.valueOf(random.nextInt(1001), 3)));
    }

    private static String name(Random random) {
        var at = random.nextInt(NAMES.size() + 1);
        return at == NAMES.size() ? null : NAMES.get(at);
    }

    private interface Part {
        BigDecimal of(ClassChange change);
    }

    private static BigDecimal sum(Outcome outcome, Part part) {
        return outcome.classes().stream().map(part::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal lines(Outcome outcome) {
        return outcome.lines().stream()
                .map(each -> each.price().cost())
                .filter(cost -> cost != null)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal cost(List<MonthFlow> flows) {
        return flows.stream().map(MonthFlow::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal gigabytesBilled(List<MonthFlow> flows) {
        return flows.stream()
                .filter(each -> each.transferClass() != null)
                .map(MonthFlow::gigabytes)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
