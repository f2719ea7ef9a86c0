package dev.tradewind.egress.whatif;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.Reroute.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where each flow goes under a scenario. Pure.
 *
 * @param tierKnown whether the row of the price list that a scenario names exists where a flow starts
 * @param crossing share of bytes between two ends of one site that cross zones, 0 to 1: where a flow comes home, no log
 *     tells yet
 */
record Rerouting(Scenario scenario, Predicate<MonthFlow> tierKnown, BigDecimal crossing) {
    /** Billed by a device on the way or on arrival: the class stays, wherever the ends are. */
    private static final Set<TransferClass> ON_THE_WAY = EnumSet.complementOf(EnumSet.of(
            TransferClass.INTERNET,
            TransferClass.INTER_PROVIDER,
            TransferClass.INTER_REGION,
            TransferClass.INTER_ZONE));

    List<Reroute> of(MonthFlow flow) {
        return switch (scenario) {
            case Scenario.Nothing() -> List.of(Reroute.unchanged(flow));
            case Scenario.MoveWorkload move ->
                List.of(moved(
                        flow,
                        readsCopy(flow, move) ? flow.from().movedTo(move.to()) : moved(flow.from(), move),
                        moved(flow.to(), move)));
            case Scenario.MoveDataSet move -> List.of(moved(flow, moved(flow.from(), move), moved(flow.to(), move)));
            case Scenario.ChangeTier change -> List.of(tier(flow, change));
            case Scenario.RoutingRule rule -> routed(flow, rule);
        };
    }

    private Reroute tier(MonthFlow flow, Scenario.ChangeTier change) {
        var workload = change.workload();
        var meant = workload == null
                ? tierKnown.test(flow)
                : workload.equals(flow.from().workload());
        return flow.isInternet() && meant
                ? new Reroute(
                        flow, flow.transferClass(), flow.from(), flow.to(), flow.gigabytes(), Rule.TIER, change.tier())
                : Reroute.unchanged(flow);
    }

    private static End moved(End end, Scenario.MoveDataSet move) {
        return move.dataSet().equals(end.dataSet()) && move.from().equals(end.site()) ? end.movedTo(move.to()) : end;
    }

    private static boolean readsCopy(MonthFlow flow, Scenario.MoveWorkload move) {
        var read = flow.from().dataSet();
        return read != null
                && move.copies().contains(read)
                && move.workload().equals(flow.to().workload())
                && move.from().equals(flow.to().site());
    }

    private static End moved(End end, Scenario.MoveWorkload move) {
        if (move.workload().equals(end.workload()) && move.from().equals(end.site())) {
            return end.movedTo(move.to());
        }
        return move.carried().stream()
                .map(each -> moved(end, each))
                .filter(each -> !each.equals(end))
                .findFirst()
                .orElse(end);
    }

    private Reroute moved(MonthFlow flow, End from, End to) {
        if (from.equals(flow.from()) && to.equals(flow.to())) {
            return Reroute.unchanged(flow);
        }
        var newClass = classOf(flow, from, to);
        return newClass == null
                ? new Reroute(flow, null, from, to, flow.gigabytes(), Rule.UNMETERED, null)
                : new Reroute(flow, newClass, from, to, metered(flow, newClass, from), Rule.PRICED, null);
    }

    /** Null where bytes that no bill showed stay within one site. */
    static @Nullable TransferClass classOf(MonthFlow flow, End from, End to) {
        var before = flow.transferClass();
        if (before != null && ON_THE_WAY.contains(before)
                || from.site().equals(EgressFilter.UNKNOWN)
                || to.site().equals(EgressFilter.UNKNOWN)) {
            return before;
        }
        if (to.site().equals(Ends.INTERNET)) {
            return TransferClass.INTERNET;
        }
        if (from.site().equals(to.site())) {
            return before == null ? null : TransferClass.INTER_ZONE;
        }
        return from.provider().equals(to.provider()) ? TransferClass.INTER_REGION : TransferClass.INTER_PROVIDER;
    }

    /** Bytes as the meter of the new class counts them. */
    private BigDecimal metered(MonthFlow flow, TransferClass newClass, End from) {
        var bytes = flow.gigabytes().divide(Meters.ends(flow), MonthFlow.SCALE, RoundingMode.HALF_EVEN);
        if (newClass != TransferClass.INTER_ZONE) {
            return bytes;
        }
        var crossed = flow.transferClass() == TransferClass.INTER_ZONE ? bytes : bytes.multiply(crossing);
        return crossed.multiply(Meters.betweenZones(from.provider()));
    }

    private List<Reroute> routed(MonthFlow flow, Scenario.RoutingRule rule) {
        var workload = rule.workload();
        if (flow.transferClass() != rule.transferClass()
                || workload != null
                        && !workload.equals(flow.from().workload())
                        && !workload.equals(flow.to().workload())) {
            return List.of(Reroute.unchanged(flow));
        }
        var near = flow.part(rule.share());
        var home = near.to();
        var served = flow.transferClass() == TransferClass.INTER_ZONE
                ? new Reroute(near, null, home, home, near.gigabytes(), Rule.UNMETERED, null)
                : new Reroute(
                        near,
                        TransferClass.INTER_ZONE,
                        home,
                        home,
                        metered(near, TransferClass.INTER_ZONE, home),
                        Rule.PRICED,
                        null);
        return List.of(Reroute.unchanged(flow.without(near)), served);
    }
}
