package dev.tradewind.carbon;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.SignalsAppended;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells when a zone with sites becomes cleaner or dirtier than the threshold: average, life cycle, location-based, and never
 * on the word of a forecast. The side changes only beyond the band around the threshold.
 */
@Component
class ThresholdCrossings {
    /** A value for an older hour is history. */
    private static final Duration NEWS = Duration.ofHours(3);

    private final Catalog catalog;
    private final ThresholdSettings settings;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;

    ThresholdCrossings(
            Catalog catalog,
            ThresholdSettings settings,
            JdbcClient jdbc,
            Outbox outbox,
            AuditTrail audit,
            Clock clock) {
        this.catalog = catalog;
        this.settings = settings;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    private record Side(boolean above, String gramsPerKwh, Instant since) {}

    @EventListener
    void on(SignalsAppended appended) {
        Instant now = clock.instant();
        Map<String, SignalPoint> newest = new TreeMap<>();
        for (SignalPoint point : appended.points()) {
            boolean news = point.kind() != SignalKind.FORECAST
                    && point.validTo().isAfter(now.minus(NEWS))
                    && !point.validFrom().isAfter(now);
            if (news && point.series().startsWith("carbon:")) {
                newest.merge(point.series(), point, (a, b) -> b.validFrom().isBefore(a.validFrom()) ? a : b);
            }
        }
        if (!newest.isEmpty()) {
            for (String zone : catalog.zonesWithSites()) {
                SignalPoint point = newest.get(SeriesNames.carbonLifeCycle(zone));
                if (point != null) {
                    look(zone, point);
                }
            }
        }
    }

    private void look(String zone, SignalPoint point) {
        BigDecimal over = point.value().subtract(settings.gramsPerKwh());
        Side before = side(zone).orElse(null);
        if (before != null && point.validFrom().isBefore(before.since())) {
            return;
        }
        var after = new Side(over.signum() > 0, point.value().toPlainString(), point.validFrom());
        if (before == null) {
            jdbc.sql("insert into carbon_threshold_side (above, grams_per_kwh, since, zone) values (?, ?, ?, ?)")
                    .params(after.above(), point.value(), Timestamps.utc(point.validFrom()), zone)
                    .update();
            return;
        }
        if (after.above() == before.above() || over.abs().compareTo(settings.bandGramsPerKwh()) < 0) {
            return;
        }
        jdbc.sql("update carbon_threshold_side set above = ?, grams_per_kwh = ?, since = ? where zone = ?")
                .params(after.above(), point.value(), Timestamps.utc(point.validFrom()), zone)
                .update();
        audit.record(Change.of("carbon.threshold-crossed", "zone", zone, before, after));
        tell(zone, point, after.above());
    }

    private void tell(String zone, SignalPoint point, boolean above) {
        String value = point.value().stripTrailingZeros().toPlainString();
        String threshold = settings.gramsPerKwh().stripTrailingZeros().toPlainString();
        List<String> sites = catalog.sites().stream()
                .filter(site -> zone.equals(site.gridZone()))
                .map(Site::id)
                .toList();
        outbox.add(Event.of("dev.tradewind.carbon.threshold-crossed", "zone/" + zone, clock.instant())
                .severity(above ? Severity.WARNING : Severity.INFO)
                .title(zone + (above ? " rose above " : " fell below ") + threshold + " gCO2eq/kWh: " + value)
                .text("The average intensity of " + zone + " at " + point.validFrom() + " is " + value
                        + " gCO2eq/kWh, " + point.kind().name().toLowerCase(java.util.Locale.ROOT) + " by "
                        + point.source() + ". " + sites.size() + " sites stand there."
                        + (above ? " Work that may wait could run elsewhere or later." : ""))
                .path("carbon?zone=" + zone)
                .with("zone", zone)
                .with("gramsPerKwh", value)
                .with("thresholdGramsPerKwh", threshold)
                .with("above", above)
                .with("validFrom", point.validFrom().toString())
                .with("kind", point.kind().name())
                .with("basis", point.basis())
                .with("source", point.source())
                .with("sites", sites)
                .to(Audience.ofRoles("SUSTAINABILITY", "OPERATOR"))
                .build());
    }

    private Optional<Side> side(String zone) {
        return jdbc.sql("select above, grams_per_kwh, since from carbon_threshold_side where zone = ?")
                .param(zone)
                .query((row, n) -> new Side(
                        row.getBoolean("above"),
                        row.getBigDecimal("grams_per_kwh").toPlainString(),
                        Timestamps.at(row, "since")))
                .optional();
    }
}
