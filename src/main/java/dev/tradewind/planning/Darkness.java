package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What outages take away: sites where nothing runs, links over which nothing goes. */
final class Darkness {
    private final Set<String> sites = new HashSet<>();
    private final Set<String> links = new HashSet<>();

    Darkness(Collection<Outage> lasting) {
        for (var outage : lasting) {
            if (outage.toSite() == null) {
                sites.add(outage.site());
            } else {
                links.add(outage.site() + ">" + outage.toSite());
                links.add(outage.toSite() + ">" + outage.site());
            }
        }
    }

    List<CandidateSite> over(List<CandidateSite> all) {
        return sites.isEmpty()
                ? all
                : all.stream()
                        .map(site -> sites.contains(site.id()) ? site.gone() : site)
                        .toList();
    }

    List<Link> overLinks(List<Link> all) {
        return links.isEmpty()
                ? all
                : all.stream()
                        .map(link -> links.contains(link.from() + ">" + link.to()) ? link.gone() : link)
                        .toList();
    }

    /** Whether it takes the place of a workload, or a way that it needs from there. */
    boolean concerns(Candidate candidate) {
        var at = candidate.currentSite();
        if (at == null) {
            return false;
        }
        var commit = candidate.limits().commit();
        return sites.contains(at)
                || candidate.data().stream()
                        .flatMap(need -> need.targets().stream())
                        .anyMatch(place -> links.contains(at + ">" + place))
                || candidate.users().stream().anyMatch(users -> links.contains(at + ">" + users.place()))
                || commit != null && links.contains(at + ">" + commit.site());
    }
}
