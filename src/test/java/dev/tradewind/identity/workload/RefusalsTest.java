package dev.tradewind.identity.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.identity.workload.Vouching.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Strangers do not fill the log: twenty refusals a minute, and the next one says how many were left out. */
@ConsoleTest
class RefusalsTest {
    @Autowired
    private AuditTrail audit;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-29T09:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final String subject = "repo:acme/" + UUID.randomUUID();
    private Refusals refusals = new Refusals(null, clock);

    @BeforeEach
    void fresh() {
        refusals = new Refusals(audit, clock);
    }

    @Test
    void theTwentyFirstOfAMinuteIsCountedAndNotWritten() {
        refuse(Refusals.MOST_PER_MINUTE + 5);
        assertThat(written()).hasSize(Refusals.MOST_PER_MINUTE).noneMatch(entry -> entry.contains("notWrittenBefore"));

        now.updateAndGet(then -> then.plusSeconds(59));
        refuse(1);
        assertThat(written()).hasSize(Refusals.MOST_PER_MINUTE);

        now.updateAndGet(then -> then.plus(Duration.ofSeconds(1)));
        refuse(2);
        assertThat(written())
                .hasSize(Refusals.MOST_PER_MINUTE + 2)
                .filteredOn(entry -> entry.contains("notWrittenBefore"))
                .singleElement()
                .asString()
                .contains("\"notWrittenBefore\":6");
    }

    @Test
    void whatStrangersWroteIsCutOff() {
        var verdict = new Verdict.Refused("its signature is wrong", "i".repeat(9_000), subject + "s".repeat(9_000));
        transaction.executeWithoutResult(status -> refusals.note(verdict));

        assertThat(written()).singleElement().asString().hasSizeLessThan(2_000);
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            transaction.executeWithoutResult(
                    status -> refusals.note(new Verdict.Refused("it has expired", "https://issuer.example", subject)));
        }
    }

    private List<String> written() {
        return jdbc
                .sql("select content from audit_entry where action = 'workload-token.refused'")
                .query((row, n) -> new String(row.getBytes("content"), StandardCharsets.UTF_8))
                .list()
                .stream()
                .filter(entry -> entry.contains(subject))
                .toList();
    }
}
