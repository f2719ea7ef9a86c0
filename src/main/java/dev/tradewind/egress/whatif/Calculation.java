package dev.tradewind.egress.whatif;

import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Flows, prices and a scenario in; before and after by class out. Pure. */
public final class Calculation {
    private final List<MonthFlow> flows;
    private final Map<Volumes.Payer, BigDecimal> internetVolumes;
    private final ListPrices lists;
    private final String currency;

    /** @param internetVolumes gigabytes per month that each payer sends to the internet, whether among the flows or not */
    Calculation(
            List<MonthFlow> flows, Map<Volumes.Payer, BigDecimal> internetVolumes, ListPrices lists, String currency) {
        this.flows = List.copyOf(flows);
        this.internetVolumes = Map.copyOf(internetVolumes);
        this.lists = lists;
        this.currency = currency;
    }

    /** @param crossing share of bytes that cross zones where two ends come together, 0 to 1 */
    Outcome of(Scenario scenario, BigDecimal crossing) {
        var rerouting = new Rerouting(scenario, flow -> tierKnown(scenario, flow), crossing);
        var reroutes =
                flows.stream().flatMap(flow -> rerouting.of(flow).stream()).toList();
        var volumes = new Volumes(internetVolumes, reroutes);
        var pricing = new Pricing(lists, new BilledPrices(flows), volumes);
        var lines = reroutes.stream()
                .map(each -> LineChange.of(each, pricing.of(each)))
                .sorted(Comparator.comparing(Calculation::weight)
                        .reversed()
                        .thenComparing(each -> each.before().words()))
                .toList();
        var sum = new Sums();
        lines.forEach(sum::add);
        return new Outcome(
                currency,
                lines,
                classes(lines),
                sum.before,
                sum.after,
                sum.unpriced,
                sum.unpricedGigabytes,
                once(scenario, pricing));
    }

    private boolean tierKnown(Scenario scenario, MonthFlow flow) {
        if (!(scenario instanceof Scenario.ChangeTier change)) {
            return false;
        }
        var site = flow.from().site();
        return change.step()
                .map(step -> lists.between(site, Ends.INTERNET)
                        .filter(list -> step <= list.tiers().size())
                        .isPresent())
                .orElseGet(() -> lists.over(change.tier(), site).isPresent());
    }

    private static BigDecimal weight(LineChange line) {
        var difference = line.difference();
        return difference == null ? new BigDecimal("1e30").add(line.before().cost()) : difference.abs();
    }

    private static List<OneOff> once(Scenario scenario, Pricing pricing) {
        var moves = switch (scenario) {
            case Scenario.MoveWorkload move -> move.carried();
            case Scenario.MoveDataSet move -> List.of(move);
            case Scenario.Nothing nothing -> List.<Scenario.MoveDataSet>of();
            case Scenario.ChangeTier tier -> List.<Scenario.MoveDataSet>of();
            case Scenario.RoutingRule rule -> List.<Scenario.MoveDataSet>of();
        };
        return moves.stream()
                .map(move -> new OneOff(
                        "%s from %s to %s".formatted(move.dataSet(), move.from(), move.to()),
                        move.gigabytes(),
                        pricing.once(move.from(), move.to(), move.gigabytes())))
                .toList();
    }

    private static List<ClassChange> classes(List<LineChange> lines) {
        var sums = new EnumMap<TransferClass, Sums>(TransferClass.class);
        for (var line : lines) {
            var was = line.before().transferClass();
            if (was != null) {
                sums.computeIfAbsent(was, each -> new Sums()).addBefore(line);
            }
            var is = line.transferClass();
            if (is != null) {
                sums.computeIfAbsent(is, each -> new Sums()).addAfter(line);
            }
            var today = was == null ? is : was;
            if (today != null) {
                sums.computeIfAbsent(today, each -> new Sums()).addUnpriced(line);
            }
        }
        var all = new ArrayList<ClassChange>();
        sums.forEach((of, sum) -> all.add(new ClassChange(
                of,
                sum.before,
                sum.after,
                sum.gigabytesBefore,
                sum.gigabytesAfter,
                sum.unpriced,
                sum.unpricedGigabytes)));
        all.sort(Comparator.comparing((ClassChange each) -> each.difference().abs())
                .thenComparing(ClassChange::before)
                .reversed());
        return all;
    }

    private static final class Sums {
        private BigDecimal before = BigDecimal.ZERO;
        private BigDecimal after = BigDecimal.ZERO;
        private BigDecimal gigabytesBefore = BigDecimal.ZERO;
        private BigDecimal gigabytesAfter = BigDecimal.ZERO;
        private BigDecimal unpriced = BigDecimal.ZERO;
        private BigDecimal unpricedGigabytes = BigDecimal.ZERO;

        void add(LineChange line) {
            addBefore(line);
            addAfter(line);
            addUnpriced(line);
        }

        void addBefore(LineChange line) {
            before = before.add(line.before().cost());
            gigabytesBefore = gigabytesBefore.add(line.before().gigabytes());
        }

        void addAfter(LineChange line) {
            gigabytesAfter = gigabytesAfter.add(line.gigabytes());
            var cost = line.price().cost();
            after = cost == null ? after : after.add(cost);
        }

        void addUnpriced(LineChange line) {
            if (!line.price().isKnown()) {
                unpriced = unpriced.add(line.before().cost());
                unpricedGigabytes = unpricedGigabytes.add(line.gigabytes());
            }
        }
    }
}
