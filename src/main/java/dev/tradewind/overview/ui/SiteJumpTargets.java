package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.ui.JumpTargets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sites by name or code; a site is shown where it stands, on the map. */
@Component
@Order(4)
class SiteJumpTargets implements JumpTargets {
    private final Catalog catalog;

    SiteJumpTargets(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return catalog.sites().stream()
                .filter(site -> matches(site, query))
                .limit(limit)
                .map(site -> new Target(
                        tr("site"),
                        site.shortName() + ", " + site.id(),
                        "map?layer=carbon&site=" + URLEncoder.encode(site.id(), StandardCharsets.UTF_8)))
                .toList();
    }

    private static boolean matches(Site site, String query) {
        return site.id().toLowerCase(Locale.ROOT).contains(query)
                || site.name().toLowerCase(Locale.ROOT).contains(query);
    }
}
