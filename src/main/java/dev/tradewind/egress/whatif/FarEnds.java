package dev.tradewind.egress.whatif;

import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.MonthFlow.Origin;
import dev.tradewind.egress.whatif.Need.Way;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Says what a bill does not: whose data a flow carries. What data sets declare is looked for among the billed flows of
 * the same way, class and workload, up to the declared bytes; what no bill shows, as within one site, becomes a flow
 * without class and cost. Costs and classes' sums stay as billed. Pure.
 */
final class FarEnds {
    private final List<MonthFlow> flows;
    private final Predicate<String> bills;

    private FarEnds(List<MonthFlow> flows, Predicate<String> bills) {
        this.flows = new ArrayList<>(flows);
        this.bills = bills;
    }

    /** @param bills providers in whose bill a declared flow would show; where it is another one's, it is left to that */
    static List<MonthFlow> named(List<MonthFlow> billed, List<Need> needs, Predicate<String> bills) {
        var workloads = needs.stream().map(Need::workload).collect(Collectors.toSet());
        var all = new FarEnds(billed, bills);
        for (var need : needs) {
            need.ways().forEach(all::find);
            if (!workloads.contains(need.dataSet())) {
                all.flows.replaceAll(flow -> flow.between(
                        server(flow.from(), need), server(flow.to(), need), flow.transferClass(), flow.origin()));
            }
        }
        return List.copyOf(all.flows);
    }

    /** Where no workload has the name, the tag means the data set. */
    private static End server(End end, Need need) {
        return need.dataSet().equals(end.workload()) && end.site().equals(need.home())
                ? new End(end.site(), null, need.dataSet())
                : end;
    }

    private void find(Way way) {
        var left = way.gigabytes();
        for (int i = 0; i < flows.size() && left.signum() > 0; i++) {
            var flow = flows.get(i);
            if (!carries(way, flow)) {
                continue;
            }
            var metered = Meters.ends(flow);
            var declared = left.multiply(metered);
            var part = flow.gigabytes().compareTo(declared) <= 0
                    ? flow
                    : flow.part(declared.divide(flow.gigabytes(), MonthFlow.SCALE, RoundingMode.HALF_EVEN));
            flows.set(i, named(part, way));
            if (part != flow) {
                flows.add(i + 1, flow.without(part));
                left = BigDecimal.ZERO;
            } else {
                left = left.subtract(flow.gigabytes().divide(metered, MonthFlow.SCALE, RoundingMode.HALF_EVEN));
            }
        }
        if (left.signum() > 0 && bills.test(way.from().provider())) {
            flows.add(unbilled(way, left));
        }
    }

    /** Whether these bytes may be the declared ones; what another declaration has claimed is not. */
    private static boolean carries(Way way, MonthFlow flow) {
        if (flow.gigabytes().signum() <= 0
                || flow.from().dataSet() != null
                || flow.to().dataSet() != null
                || !flow.from().site().equals(way.from().site())) {
            return false;
        }
        if (flow.origin() == Origin.FLOW_LOG) {
            return flow.to().site().equals(way.to().site())
                    && (concerns(way, flow.from(), way.from()) && concerns(way, flow.to(), way.to()));
        }
        return flow.transferClass() == billedAs(way)
                && (flow.to().site().equals(way.to().site())
                        || flow.to().site().equals(Ends.INTERNET)
                                && !way.to().provider().equals(way.from().provider()))
                && tagged(way, flow);
    }

    private static boolean tagged(Way way, MonthFlow flow) {
        var tag = flow.from().workload();
        return tag == null
                ? flow.owner().equals(way.need().owner())
                : tag.equals(way.need().workload()) || tag.equals(way.need().dataSet());
    }

    /** An end of a flow log is the workload, or whatever serves the data set under its name. */
    private static boolean concerns(Way way, End seen, End declared) {
        var wanted = declared.workload() == null ? way.need().dataSet() : declared.workload();
        return Objects.equals(seen.workload(), wanted);
    }

    private static TransferClass billedAs(Way way) {
        if (!way.from().provider().equals(way.to().provider())) {
            return TransferClass.INTERNET;
        }
        return way.from().site().equals(way.to().site()) ? TransferClass.INTER_ZONE : TransferClass.INTER_REGION;
    }

    private static MonthFlow named(MonthFlow flow, Way way) {
        var across =
                flow.transferClass() == TransferClass.INTERNET ? TransferClass.INTER_PROVIDER : flow.transferClass();
        var known = flow.origin() == Origin.FLOW_LOG ? Origin.FLOW_LOG : Origin.DECLARED;
        return flow.between(way.from(), way.to(), across, known);
    }

    private static MonthFlow unbilled(Way way, BigDecimal gigabytes) {
        return new MonthFlow(
                way.from().provider(),
                "",
                null,
                way.from(),
                way.to(),
                way.need().owner(),
                gigabytes,
                BigDecimal.ZERO,
                Origin.DECLARED);
    }
}
