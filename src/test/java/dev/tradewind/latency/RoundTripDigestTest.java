package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.quantity.TimeRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

class RoundTripDigestTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aShareOfTheSamplesIsToldToThreeDigits() {
        var digest = digest(1, 1000);

        assertThat(digest.samples()).isEqualTo(1000);
        assertThat(digest.millis(0.5)).isEqualTo(500, within(0.5));
        assertThat(digest.millis(0.95)).isEqualTo(950, within(1.0));
    }

    @Test
    void mergedDigestsAreTheDigestOfAllSamplesAndNotTheMeanOfPercentiles() {
        // A hundred quick samples and ten slow ones: the mean of both p95 would be 545 ms.
        var all = digest(1, 100);
        all.add(digest(991, 1000));

        assertThat(all.samples()).isEqualTo(110);
        assertThat(all.millis(0.5)).isEqualTo(55, within(0.5));
        assertThat(all.millis(0.95)).isEqualTo(995, within(1.5));
        assertThat(all.millis(0.9)).isEqualTo(99, within(0.5));
    }

    @Test
    void theyAreTheSameAfterTheyWereStored() {
        var digest = digest(3, 700);

        var read = RoundTripDigest.of(digest.toBytes());

        assertThat(read.samples()).isEqualTo(digest.samples());
        assertThat(read.millis(0.95)).isEqualTo(digest.millis(0.95));
        assertThatThrownBy(() -> RoundTripDigest.of(new byte[] {1, 2, 3})).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aLongerTimeIsToldFromTheSamplesOfAllItsDigests() {
        var digests = new LatencyDigests(database(), Clock.fixed(NOON, ZoneOffset.UTC));
        digests.store(List.of(
                link(NOON.minus(Duration.ofHours(3)), 1, 100), link(NOON.minus(Duration.ofHours(2)), 991, 1000)));
        digests.store(List.of(link(NOON.minus(Duration.ofDays(50)), 1, 10)));
        digests.store(List.of(link(NOON.minus(Duration.ofHours(2)), 991, 1000)));

        var day = digests.over("a", "b", new TimeRange(NOON.minus(Duration.ofDays(1)), NOON))
                .orElseThrow();

        assertThat(day.samples()).as("the repeated hour counts once").isEqualTo(110);
        assertThat(day.millis(0.95)).isEqualTo(995, within(1.5));
        assertThat(digests.over(
                        "a", "b", new TimeRange(NOON.minus(Duration.ofDays(60)), NOON.minus(Duration.ofDays(45)))))
                .as("older than it is kept")
                .isEmpty();
        assertThat(digests.over("b", "a", new TimeRange(NOON.minus(Duration.ofDays(1)), NOON)))
                .isEmpty();
    }

    private static LinkDigest link(Instant from, int first, int last) {
        return new LinkDigest(
                "a", "b", "probe x", new TimeRange(from, from.plus(Duration.ofHours(1))), digest(first, last));
    }

    private static RoundTripDigest digest(int firstMillis, int lastMillis) {
        var digest = new RoundTripDigest();
        for (int millis = firstMillis; millis <= lastMillis; millis++) {
            digest.add(Duration.ofMillis(millis));
        }
        return digest;
    }

    private static JdbcClient database() {
        var source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V0502__latency.sql")).execute(source);
        return JdbcClient.create(source);
    }
}
