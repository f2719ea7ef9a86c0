package dev.tradewind.latency;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks over all permitted sites for one that keeps an objective for all groups of users, or proves that there is none. */
@Component
public class ObjectiveAnswers {
    private final Catalog catalog;
    private final RoundTrips roundTrips;
    private final ObjectProvider<PermittedSites> permitted;

    ObjectiveAnswers(Catalog catalog, RoundTrips roundTrips, ObjectProvider<PermittedSites> permitted) {
        this.catalog = catalog;
        this.roundTrips = roundTrips;
        this.permitted = permitted;
    }

    /** Empty for a workload without objective or users. */
    public Optional<ObjectiveAnswer> of(Workload workload) {
        Double objective = workload.maxRttMillis();
        if (objective == null || workload.users().isEmpty()) {
            return Optional.empty();
        }
        PermittedSites rules = permitted.getIfAvailable(() -> any -> site -> true);
        Predicate<Site> may = rules.of(workload);
        List<Site> sites = catalog.sites().stream().filter(may).toList();
        List<Site> users = workload.users().stream()
                .map(UserGroup::siteId)
                .flatMap(id -> catalog.site(id).stream())
                .toList();
        Site standing = catalog.site(workload.siteId()).orElse(null);
        return Optional.of(
                answer(objective, sites, users, standing == null ? users.getFirst() : standing, roundTrips.look()));
    }

    /** @param standing from where the nearest is told */
    static ObjectiveAnswer answer(
            double objectiveMillis, List<Site> sites, List<Site> users, Site standing, RoundTrips.Look look) {
        if (sites.isEmpty()) {
            return new ObjectiveAnswer.NothingPermitted();
        }
        for (Site group : users) {
            Site nearest = nearest(sites, group);
            double floor = DistanceModel.floorMillis(group, nearest);
            if (floor > objectiveMillis) {
                return new ObjectiveAnswer.BeyondLight(
                        sites.size(), group.id(), nearest.id(), group.kilometresTo(nearest), floor);
            }
        }
        var served = new ArrayList<Served>();
        for (Site site : sites) {
            served.add(served(site, users, look));
        }
        List<Served> meeting = served.stream()
                .filter(each -> each.slowest.p95Millis() <= objectiveMillis)
                .toList();
        if (meeting.isEmpty()) {
            Served best = served.stream()
                    .min(Comparator.comparingDouble((Served each) -> each.slowest.p95Millis())
                            .thenComparing(each -> each.site.id()))
                    .orElseThrow();
            return new ObjectiveAnswer.NoneKnown(
                    sites.size(), best.site.id(), best.slowest, DistanceModel.floorMillis(best.group, best.site));
        }
        Served near = meeting.stream()
                .min(Comparator.comparingDouble((Served each) -> each.site.kilometresTo(standing))
                        .thenComparingDouble(each -> each.slowest.p95Millis())
                        .thenComparing(each -> each.site.id()))
                .orElseThrow();
        return new ObjectiveAnswer.Meets(
                sites.size(), near.site.id(), near.site.kilometresTo(standing), near.slowest, meeting.size());
    }

    private record Served(Site site, Site group, RoundTripEstimate slowest) {}

    private static Served served(Site site, List<Site> users, RoundTrips.Look look) {
        return users.stream()
                .map(group -> new Served(site, group, look.between(group, site)))
                .max(Comparator.comparingDouble(each -> each.slowest.p95Millis()))
                .orElseThrow();
    }

    private static Site nearest(List<Site> sites, Site to) {
        return sites.stream()
                .min(Comparator.comparingDouble(to::kilometresTo).thenComparing(Site::id))
                .orElseThrow();
    }
}
