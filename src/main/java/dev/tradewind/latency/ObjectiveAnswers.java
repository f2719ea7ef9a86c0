package dev.tradewind.latency;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
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
        Site standing = catalog.site(workload.siteId()).orElse(null);
        List<Users> users = workload.users().stream()
                .flatMap(group -> catalog.site(group.siteId()).map(at -> new Users(at, group.share())).stream())
                .toList();
        if (users.isEmpty()) {
            return Optional.empty();
        }
        Double share = workload.maxRttForShare();
        return Optional.of(answer(
                objective,
                share == null ? 1 : share,
                sites,
                users,
                standing == null ? users.getFirst().at : standing,
                roundTrips.look()));
    }

    /** @param share of all users of a workload; shares count in proportion */
    record Users(Site at, double share) {}

    /**
     * @param neededShare of the users for whom it has to hold, above 0 to 1
     * @param standing from where the nearest is told
     */
    static ObjectiveAnswer answer(
            double objectiveMillis,
            double neededShare,
            List<Site> sites,
            List<Users> users,
            Site standing,
            RoundTrips.Look look) {
        if (sites.isEmpty()) {
            return new ObjectiveAnswer.NothingPermitted();
        }
        // Served by light from the site nearest to it, however good a network: who is slower than the objective still
        // is lost to it.
        Decisive light =
                decisive(users, neededShare, group -> DistanceModel.floorMillis(group.at, nearest(sites, group.at)));
        if (light.millis > objectiveMillis) {
            Site nearest = nearest(sites, light.group.at);
            return new ObjectiveAnswer.BeyondLight(
                    sites.size(),
                    light.group.at.id(),
                    nearest.id(),
                    light.group.at.kilometresTo(nearest),
                    light.millis);
        }
        var served = new ArrayList<Served>();
        for (Site site : sites) {
            Site group = decisive(
                            users,
                            neededShare,
                            each -> look.between(each.at, site).p95Millis())
                    .group
                    .at;
            served.add(new Served(site, group, look.between(group, site)));
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

    /** The group that is the last of those needed, from the quickest on. */
    private record Decisive(Users group, double millis) {}

    private static Decisive decisive(List<Users> users, double neededShare, ToDoubleFunction<Users> millis) {
        List<Decisive> byTime = users.stream()
                .map(group -> new Decisive(group, millis.applyAsDouble(group)))
                .sorted(Comparator.comparingDouble(Decisive::millis))
                .toList();
        double needed = neededShare * users.stream().mapToDouble(Users::share).sum() - ObjectiveStanding.ROUNDING;
        double reached = 0;
        for (Decisive each : byTime) {
            reached += each.group.share;
            if (reached >= needed) {
                return each;
            }
        }
        return byTime.getLast();
    }

    private static Site nearest(List<Site> sites, Site to) {
        return sites.stream()
                .min(Comparator.comparingDouble(to::kilometresTo).thenComparing(Site::id))
                .orElseThrow();
    }
}
