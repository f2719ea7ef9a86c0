package dev.tradewind.catalog.api;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.catalog.Site;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The catalog over HTTP. */
@RestController
@RequestMapping("/api/v1/sites")
@RolesAllowed(Access.VIEWER)
class SiteEndpoints {
    private final Catalog catalog;

    SiteEndpoints(Catalog catalog) {
        this.catalog = catalog;
    }

    @GetMapping
    Page<Site> sites(
            @RequestParam(name = "provider", required = false) @Nullable String provider,
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        var found = catalog.sites().stream()
                .filter(site -> provider == null || site.provider().equals(provider))
                .toList();
        return Page.of(found, cursor, limit, Site::id);
    }

    @GetMapping("/{id}")
    Site site(@PathVariable("id") String id) {
        return catalog.site(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no site " + id));
    }

    /** List price of bytes that leave the site; 404 where nobody publishes one, which is not free. */
    @GetMapping("/{id}/egress-price")
    EgressPrice price(@PathVariable("id") String id, @RequestParam(name = "to", defaultValue = "internet") String to) {
        return catalog.egressPrice(id, to)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no published egress price from " + id + " to " + to));
    }
}
