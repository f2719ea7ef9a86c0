package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan keeps the word of the price list and of the measurement that it used, whatever is told afterwards. */
@ConsoleTest
class UsedRevisionTest {
    private static final String FROM = "oracle:eu-zurich-1";
    private static final String TO = "oracle:eu-milan-1";

    private final String name = "revised-" + UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Workloads workloads;

    @Autowired
    SnapshotBuilder snapshots;

    @Autowired
    Signals signals;

    @Autowired
    Catalog catalog;

    @Autowired
    Clock clock;

    @TempDir
    private Path folder;

    @Test
    void ofEgressPricesAndRoundTrips() throws IOException {
        workload();
        var day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        told(SeriesNames.egressPrice(FROM, TO, "0"), day, "0.031");
        told(SeriesNames.roundTrip(FROM, TO, "p50"), day, "7.5");
        var before = snapshots.freeze(Set.of(name));

        told(SeriesNames.egressPrice(FROM, TO, "0"), day, "0.042");
        told(SeriesNames.roundTrip(FROM, TO, "p50"), day, "8.5");
        told(SeriesNames.egressPrice(FROM, "internet", "0"), day.minus(Duration.ofDays(2)), "0.5");

        assertThat(origin(before).price()).startsWith("a list, revision 1 of ");
        assertThat(origin(before).roundTrip()).startsWith("PUBLISHED by a list, p50/p95, revision 1 of ");
        assertThat(price(before)).isEqualTo(31_000_000L);
        assertThat(PlanJson.read(PlanJson.write(before), Snapshot.class)).isEqualTo(before);
        assertThat(catalog.egressPrice(FROM, TO, day.plus(Duration.ofDays(400)))
                        .orElseThrow()
                        .revision())
                .startsWith("revision 2 of ");
        assertThat(signals.revisions(SeriesNames.egressPrice(FROM, TO, "0"), day))
                .hasSize(2);
    }

    private static Snapshot.LinkOrigin origin(Snapshot snapshot) {
        return snapshot.linkOrigins().stream()
                .filter(link -> link.from().equals(FROM) && link.to().equals(TO))
                .findFirst()
                .orElseThrow();
    }

    private static Long price(Snapshot snapshot) {
        return snapshot.problem().links().stream()
                .filter(link -> link.from().equals(FROM) && link.to().equals(TO))
                .findFirst()
                .orElseThrow()
                .nanoUsdPerGigabyte();
    }

    private void told(String series, Instant from, String value) {
        signals.append(List.of(SignalPoint.observed(
                series,
                from,
                from.plus(Duration.ofDays(30)),
                new BigDecimal(value),
                SignalKind.PUBLISHED,
                "by hand",
                "a list",
                clock.instant())));
    }

    private void workload() throws IOException {
        var read = Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", """
                workloads:
                  - name: %s
                    kind: BATCH
                    owner: data
                    environment: production
                    site: %s
                    vcpus: 8
                    durationHours: 2
                    window: {schedule: "0 0 1 * * *", slackHours: 10}
                    dataSets: [{name: d, site: "%s", gigabytesRead: 10}]
                    users: [{site: "%s", share: 1}]
                """.formatted(name, TO, FROM, TO));
        assertThat(read.quarantined()).isEmpty();
        read.rows().forEach(workloads::save);
    }
}
