package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.reconcile.Filed.Fate;
import dev.tradewind.edge.reconcile.HeartBeats;
import dev.tradewind.edge.reconcile.Reconciler;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.BatchAnswer;
import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.PulseAnswer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What agents ask of the console, each in one transaction with its audit entry. */
@Component
@Transactional
public class AgentLink {
    private final JdbcTemplate jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final SiteHealth health;
    private final Reconciliations reconciliations;
    private final Reconciler reconciler;
    private final HeartBeats heartBeats;

    AgentLink(
            JdbcTemplate jdbc,
            AuditTrail audit,
            Clock clock,
            SiteHealth health,
            Reconciliations reconciliations,
            EdgeSettings settings) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.health = health;
        this.reconciliations = reconciliations;
        this.reconciler = new Reconciler(settings.epsilon().toMillis());
        this.heartBeats =
                new HeartBeats(settings.lease().toMillis(), settings.epsilon().toMillis());
    }

    public PulseAnswer pulse(Pulse pulse) {
        var now = clock.millis();
        var tables = new JdbcTables(jdbc, now);
        var answer = heartBeats.answer(tables, pulse, now);
        tables.flush();
        health.heard(pulse, now);
        return answer;
    }

    /** @param sentBytes of the batch as it came over the link, @param plainBytes of its content */
    public BatchAnswer receive(Batch batch, long sentBytes, long plainBytes) {
        var now = clock.millis();
        var tables = new JdbcTables(jdbc, now);
        var answer = reconciler.receive(tables, batch, now);
        tables.flush();
        var filed = tables.filed();
        if (!filed.isEmpty()) {
            record(batch.site(), batch.incarnation(), answer.received(), filed);
        }
        reconciliations.add(batch.site(), now, filed, batch.entries().size() - filed.size(), plainBytes, sentBytes);
        return answer;
    }

    public Optional<DocumentState> strict(String site, Entry entry) {
        var now = clock.millis();
        var tables = new JdbcTables(jdbc, now);
        var state = reconciler.strict(tables, site, entry, now);
        tables.flush();
        if (!tables.filed().isEmpty()) {
            record(site, "", 0, tables.filed());
        }
        return state;
    }

    /** One entry of the log per batch; what was not simply applied is in it with its explanation. */
    private void record(String site, String incarnation, long received, List<Filed> filed) {
        var counts = filed.stream()
                .collect(Collectors.groupingBy(f -> f.fate().name(), TreeMap::new, Collectors.counting()));
        var decided = filed.stream()
                .filter(f -> f.fate() != Fate.APPLIED)
                .limit(100)
                .map(f -> Map.of(
                        "key",
                        f.entry().key(),
                        "document",
                        f.entry().collection() + "/" + f.entry().document(),
                        "fate",
                        f.fate().name(),
                        "explanation",
                        f.explanation()))
                .toList();
        audit.record(new Change(
                "edge.reconciled",
                "edge-site",
                site,
                null,
                Map.of("queue", incarnation, "receivedUpTo", received, "fates", counts, "decided", decided),
                null,
                List.of()));
    }
}
