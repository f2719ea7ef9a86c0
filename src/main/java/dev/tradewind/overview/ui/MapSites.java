package dev.tradewind.overview.ui;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.catalog.SiteKind;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TwMap;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sites of the catalogue as the map draws them, and which of them are ours within the scope. */
@Component
class MapSites {
    private final Catalog catalog;
    private final Workloads workloads;

    MapSites(Catalog catalog, Workloads workloads) {
        this.catalog = catalog;
        this.workloads = workloads;
    }

    List<Site> inScope(ScopeParameters scope) {
        return catalog.sites().stream()
                .filter(site -> scope.provider() == null || scope.provider().equals(site.provider()))
                .toList();
    }

    List<Workload> workloads(ScopeParameters scope) {
        return workloads.all().stream()
                .filter(w -> scope.owner() == null || scope.owner().equals(w.owner()))
                .filter(w -> scope.environment() == null || scope.environment().equals(w.environment()))
                .toList();
    }

    /** Sites where something of ours runs or keeps its data. */
    Set<String> used(ScopeParameters scope) {
        var used = new HashSet<String>();
        for (var workload : workloads(scope)) {
            used.add(workload.siteId());
            workload.dataSets().forEach(set -> used.add(set.siteId()));
        }
        return used;
    }

    /** Grid zones in which there is a site. */
    List<String> zones() {
        return catalog.zonesWithSites();
    }

    /** Grid zones in which a workload of the scope stands. */
    Set<String> zonesOf(ScopeParameters scope) {
        var zones = new java.util.TreeSet<String>();
        workloads(scope)
                .forEach(w -> catalog.site(w.siteId()).map(Site::gridZone).ifPresent(zones::add));
        return zones;
    }

    String name(String siteId) {
        return catalog.site(siteId).map(Site::name).orElse(siteId);
    }

    String shortName(String siteId) {
        return catalog.site(siteId).map(Site::shortName).orElse(siteId);
    }

    static TwMap.Site plain(Site site, boolean used) {
        return drawn(site, null, "", Kind.UNKNOWN, "", "", List.of(), "", used);
    }

    static TwMap.Site drawn(
            Site site,
            @Nullable Double value,
            String text,
            Kind kind,
            String ring,
            String note,
            List<@Nullable Double> hours,
            String kinds,
            boolean used) {
        boolean square = site.kind() == SiteKind.METRO || site.kind() == SiteKind.EDGE;
        return new TwMap.Site(
                site.id(),
                site.shortName(),
                site.latitude(),
                site.longitude(),
                square,
                value,
                text,
                kind,
                ring,
                note,
                hours,
                kinds,
                used);
    }
}
