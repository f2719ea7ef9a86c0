package dev.tradewind.catalog;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All sites, grid zones, list prices and coefficients: what ships with the product, and sites that people added. */
@Component
public class Catalog {
    private final ReferenceCatalog reference;
    private final AddedSites added;
    private final Coefficients coefficients;
    private final AuditTrail audit;
    private final ObjectProvider<ToldPrices> told;
    private final Clock clock;
    private final Map<String, Site> addedById = new ConcurrentHashMap<>();

    Catalog(
            ReferenceCatalog reference,
            AddedSites added,
            Coefficients coefficients,
            AuditTrail audit,
            ObjectProvider<ToldPrices> told,
            Clock clock) {
        this.reference = reference;
        this.told = told;
        this.clock = clock;
        this.coefficients = coefficients;
        this.audit = audit;
        this.added = added;
        added.all().forEach(site -> addedById.put(site.id(), site));
    }

    /** Every site, by id. */
    public List<Site> sites() {
        return java.util.stream.Stream.concat(reference.sites().values().stream(), addedById.values().stream())
                .map(this::asMeasured)
                .sorted(Comparator.comparing(Site::id))
                .toList();
    }

    public Optional<Site> site(String id) {
        Site shipped = reference.sites().get(id);
        return Optional.ofNullable(shipped != null ? shipped : addedById.get(id))
                .map(this::asMeasured);
    }

    /** With the PUE of a file of one's own, where one gave it. */
    private Site asMeasured(Site site) {
        return coefficients
                .at(site.id(), CoefficientName.PUE)
                .map(pue -> site.withPue(pue.value(), pue.source() + ", " + pue.date()))
                .orElse(site);
    }

    /** Whether a place is run by oneself: added by people, of a provider that is none of the public ones. */
    public boolean own(String siteId) {
        Site site = addedById.get(siteId);
        return site != null
                && reference.sites().values().stream()
                        .noneMatch(shipped -> shipped.provider().equals(site.provider()));
    }

    /** The public site that a provider calls by this code, whatever its kind. */
    public Optional<Site> siteOf(String provider, String code) {
        return site(provider + ":" + code);
    }

    /** Zones with their published yearly averages, by id. */
    public Collection<GridZone> gridZones() {
        return reference.zones().values();
    }

    /** What providers publish of the electricity of their regions. */
    public List<PublishedRegion> publishedRegions() {
        return reference.regions();
    }

    public Optional<GridZone> gridZone(String id) {
        return Optional.ofNullable(reference.zones().get(id));
    }

    /** The zones in which at least one site stands. */
    public List<String> zonesWithSites() {
        return sites().stream()
                .map(Site::gridZone)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(java.util.TreeSet::new))
                .stream()
                .toList();
    }

    /**
     * List price of bytes from a site to another or to {@link EgressPrice#INTERNET}, as it is now. Between providers the
     * price is that of the internet; where nothing is known the answer is empty, which is not free.
     */
    public Optional<EgressPrice> egressPrice(String fromSite, String to) {
        return egressPrice(fromSite, to, clock.instant());
    }

    /** As {@link #egressPrice(String, String)}, as it was at a moment: what is past is priced by the list of its time. */
    public Optional<EgressPrice> egressPrice(String fromSite, String to, Instant at) {
        Site from = site(fromSite).orElse(null);
        if (from == null) {
            return Optional.empty();
        }
        Site target = to.equals(EgressPrice.INTERNET) ? null : site(to).orElse(null);
        ToldPrices lists = told.getIfAvailable();
        ListPrices.Told then = (one, other) -> lists == null ? Optional.empty() : lists.between(one, other, at);
        Optional<EgressPrice> own = reference.prices().between(from, target, to, then);
        if (own.isPresent() || from.parentSite() == null) {
            return own;
        }
        return site(from.parentSite()).flatMap(parent -> reference.prices().between(parent, target, to, then));
    }

    /** List price of bytes from one zone of a site to another, one direction; empty where nothing is known. */
    public Optional<EgressPrice> zonePrice(String siteId) {
        return site(siteId).flatMap(reference.prices()::betweenZones);
    }

    /** Coefficients of a site's provider, or the average of all for one that publishes none; own ones win. */
    public PowerCoefficients powerAt(String siteId) {
        return coefficients.powerAt(siteId);
    }

    /** One coefficient of a site with its source and date; of PUE empty unless a file gave it, the site says it then. */
    public Optional<Coefficient> coefficient(String siteId, CoefficientName name) {
        return coefficients.at(siteId, name);
    }

    /** Adds or changes a site of one's own; public ones cannot be changed. */
    @Transactional
    public void add(Site site) {
        if (reference.sites().containsKey(site.id())) {
            throw new IllegalArgumentException(
                    site.id() + " is a public site that ships with the product. Maybe use another code?");
        }
        added.save(site);
        audit.record(Change.of("site.added", "site", site.id(), addedById.get(site.id()), site));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                addedById.put(site.id(), site);
            }
        });
    }
}
