package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.Site;
import dev.tradewind.catalog.SiteKind;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names into a scenario: a workload by the workload list, or else by the bill's tags; a data set by who declares it. Pure.
 */
record Resolution(List<Workload> workloads, List<Site> sites, List<MonthFlow> flows) {

    /** @throws IllegalArgumentException naming what is missing or unknown, and what to give instead */
    Scenario of(Asked asked) {
        return switch (asked.kind()) {
            case null -> new Scenario.Nothing();
            case MOVE_WORKLOAD ->
                workload(needed(asked.workload(), Asked.WORKLOAD), site(needed(asked.site(), Asked.SITE)));
            case CHANGE_PROVIDER -> {
                var name = needed(asked.workload(), Asked.WORKLOAD);
                yield workload(name, nearest(at(name), needed(asked.newProvider(), Asked.NEW_PROVIDER)));
            }
            case MOVE_DATA_SET -> dataSet(asked);
            case CHANGE_TIER -> new Scenario.ChangeTier(known(asked.workload()), needed(asked.tier(), Asked.TIER));
            case ROUTING_RULE ->
                new Scenario.RoutingRule(
                        known(asked.workload()), routed(needed(asked.routed(), Asked.ROUTED)), asked.share());
        };
    }

    private Scenario workload(String name, Site to) {
        var from = at(name);
        var listed = named(name).map(Workload::dataSets).orElseGet(List::of);
        return new Scenario.MoveWorkload(
                name,
                from,
                to.id(),
                listed.stream()
                        .filter(each -> each.mode() == DataSetMode.MOVABLE
                                && each.siteId().equals(from))
                        .map(each -> new Scenario.MoveDataSet(each.name(), from, to.id(), each.sizeGigabytes()))
                        .toList(),
                listed.stream()
                        .filter(each -> each.mode() == DataSetMode.REPLICATED
                                && (each.siteId().equals(to.id())
                                        || each.replicas().contains(to.id())))
                        .map(DataSet::name)
                        .collect(Collectors.toSet()));
    }

    private Scenario dataSet(Asked asked) {
        var name = needed(asked.dataSet(), Asked.DATA_SET);
        var places = dataSets(name)
                .filter(each -> asked.at() == null || asked.at().equals(each.siteId()))
                .toList();
        if (places.isEmpty()) {
            throw new IllegalArgumentException("no workload declares a data set '" + name + "'"
                    + (asked.at() == null ? "" : " at " + asked.at()) + ". Maybe import the workloads first?");
        }
        var from = places.stream().map(DataSet::siteId).distinct().sorted().toList();
        if (from.size() > 1) {
            throw new IllegalArgumentException("data sets '" + name + "' are at " + String.join(" and ", from)
                    + "; say which one, as in at=" + from.getFirst());
        }
        return new Scenario.MoveDataSet(
                name,
                from.getFirst(),
                site(needed(asked.site(), Asked.SITE)).id(),
                places.stream()
                        .map(DataSet::sizeGigabytes)
                        .max(Comparator.naturalOrder())
                        .orElse(BigDecimal.ZERO));
    }

    private Stream<DataSet> dataSets(String name) {
        return workloads.stream()
                .flatMap(each -> each.dataSets().stream())
                .filter(each -> each.name().equals(name));
    }

    private Optional<Workload> named(String name) {
        return workloads.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** Its site of record, else that of its largest flow. */
    private String at(String workload) {
        return named(workload)
                .map(Workload::siteId)
                .or(() -> flows.stream()
                        .flatMap(flow -> Stream.of(flow.from(), flow.to())
                                .filter(end -> workload.equals(end.workload()))
                                .map(end -> Map.entry(end.site(), flow.cost())))
                        .max(Map.Entry.<String, BigDecimal>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey))
                .orElseThrow(() -> new IllegalArgumentException("neither the workload list nor the bill of these days"
                        + " knows '" + workload + "'. Maybe tag its resources with workload?"));
    }

    private @Nullable String known(@Nullable String workload) {
        if (workload != null) {
            at(workload);
        }
        return workload;
    }

    private Site site(String id) {
        return sites.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no site '" + id + "' in the catalog; ids are like aws:eu-central-1"));
    }

    /** The region of a provider that is nearest to a site. */
    private Site nearest(String from, String provider) {
        var here = site(from);
        return sites.stream()
                .filter(each -> each.provider().equals(provider) && each.kind() == SiteKind.REGION)
                .min(Comparator.comparingDouble(here::kilometresTo).thenComparing(Site::id))
                .orElseThrow(() -> new IllegalArgumentException("no region of a provider '" + provider
                        + "' in the catalog; known are "
                        + sites.stream().map(Site::provider).distinct().sorted().collect(Collectors.joining(", "))));
    }

    private static TransferClass routed(String name) {
        return Arrays.stream(TransferClass.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        Asked.ROUTED + " is '" + name + "', expected INTER_ZONE, INTER_REGION or INTER_PROVIDER"));
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is needed for this kind of scenario");
        }
        return value;
    }
}
