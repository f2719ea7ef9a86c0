package dev.tradewind.catalog;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which coefficient counts at a site: the site's own word, else its provider's, else the one for everywhere, else what
 * ships.
 */
@Component
public class Coefficients {
    private record Key(String scope, CoefficientName name) {}

    private final ReferenceCatalog reference;
    private final OwnCoefficients table;
    private final AuditTrail audit;
    private final Map<Key, Coefficient> own = new ConcurrentHashMap<>();

    Coefficients(ReferenceCatalog reference, OwnCoefficients table, AuditTrail audit) {
        this.reference = reference;
        this.table = table;
        this.audit = audit;
        table.all().forEach(each -> own.put(new Key(each.scope(), each.name()), each));
    }

    /** The one that counts at a place, with its source and date; of PUE empty unless a file gave it. */
    public Optional<Coefficient> at(String siteId, CoefficientName name) {
        String provider = siteId.substring(0, Math.max(0, siteId.indexOf(':')));
        for (String scope : List.of(siteId, provider, Coefficient.EVERYWHERE)) {
            Coefficient given = own.get(new Key(scope, name));
            if (given != null) {
                return Optional.of(given);
            }
        }
        return reference.power(provider).coefficient(name);
    }

    /** All power coefficients of a site. */
    PowerCoefficients powerAt(String siteId) {
        PowerCoefficients shipped = reference.power(siteId.substring(0, Math.max(0, siteId.indexOf(':'))));
        if (own.isEmpty()) {
            return shipped;
        }
        return shipped.with(name ->
                at(siteId, name).map(Coefficient::value).orElseThrow(() -> new IllegalStateException(name.word())));
    }

    /** What files of one's own gave, by scope and name. */
    public List<Coefficient> own() {
        return table.all();
    }

    /** Makes these count from now on; a scope and name that came before is replaced by the newer word. */
    @Transactional
    public void keep(List<Coefficient> given) {
        for (Coefficient coefficient : given) {
            Key key = new Key(coefficient.scope(), coefficient.name());
            Coefficient before = own.get(key);
            if (coefficient.equals(before)) {
                continue;
            }
            table.save(coefficient);
            audit.record(Change.of(
                    "coefficient.changed",
                    "coefficient",
                    coefficient.scope() + " " + coefficient.name().word(),
                    before,
                    coefficient));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                given.forEach(each -> own.put(new Key(each.scope(), each.name()), each));
            }
        });
    }
}
