package dev.tradewind.audit.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.evidence.Blobs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class IntakeTest {
    private static final String SECRET = "shippers-secret";

    @Autowired
    private Intake intake;

    @Autowired
    private Entries entries;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Blobs blobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate rows;

    @Autowired
    private dev.tradewind.audit.AuditTrail audit;

    @Autowired
    private ObjectProvider<dev.tradewind.audit.ActorSource> actors;

    @Autowired
    private TransactionTemplate transaction;

    private final String source = "edge-" + UUID.randomUUID();

    @Test
    void gapsAndReplaysAreFoundAndEachBatchIsEvidenceOfAnEntry() {
        assertThat(take(batch(1, 3)).missingFrom()).isNull();
        assertThat(take(batch(4, 5)).missingFrom()).isNull();
        var replay = take(batch(4, 5));
        assertThat(replay.replayed()).isTrue();
        var late = take(batch(8, 9));
        assertThat(late.missingFrom()).isEqualTo(6);
        assertThatThrownBy(() -> take(batch(9, 10))).hasMessageContaining("taken already");
        assertThatThrownBy(() -> take("[{\"log\":\"no number\"}]")).hasMessageContaining("has no numbers");
        var state = intake.sources().stream()
                .filter(each -> each.name().equals(source))
                .findFirst()
                .orElseThrow();
        assertThat(List.of(state.batches(), state.gaps(), state.replays())).containsExactly(3L, 1L, 1L);
        assertThat(state.lastSequence()).isEqualTo(9);
        sequencer.run();
        var found = entries.search(new Entries.Filter(source, null, List.of(), null), 10);
        assertThat(found)
                .extracting(each -> each.action())
                .containsExactly("log-batch.taken-after-gap", "log-batch.taken", "log-batch.taken");
        assertThat(found.getFirst().text()).contains(late.sha256());
        assertThat(blobs.isWhole(late.sha256())).isTrue();
        assertThat(intake.search(source.substring(5), 10)).hasSize(7);
        assertThat(intake.search("line 8 of " + source, 10)).singleElement().satisfies(record -> {
            assertThat(record.sequence()).isEqualTo(8);
            assertThat(record.sha256()).isEqualTo(late.sha256());
        });
    }

    @Test
    void onlyWhoSentFirstSendsForASource() {
        take(batch(1, 1));
        assertThatThrownBy(() -> Actors.runAs(
                        new Actor("somebody-else", Actor.PERSON),
                        () -> intake.take(source, batch(2, 2).getBytes(StandardCharsets.UTF_8), null)))
                .isInstanceOf(Intake.NotYours.class);
    }

    @Test
    void readsWhatFluentBitAndVectorSend() {
        var fluent = IntakeBatch.parse("[{\"date\":1764324000.25,\"log\":\"a\"},{\"date\":1764324001,\"log\":\"b\"}]"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(fluent.lines()).hasSize(2);
        assertThat(fluent.lines().getFirst().at()).isEqualTo(Instant.ofEpochMilli(1_764_324_000_250L));
        var vector = IntakeBatch.parse(
                "{\"message\":\"a\",\"timestamp\":\"2026-11-28T10:00:00.5Z\"}\n{\"message\":\"b\",\"timestamp\":\"x\"}\n"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(vector.lines().getFirst().at()).isEqualTo(Instant.parse("2026-11-28T10:00:00.5Z"));
        assertThat(vector.lines().get(1).at()).isNull();
        for (var bad : List.of(
                "",
                "[]",
                "[1]",
                "{\"a\":",
                "[{\"sequence\":1.5}]",
                "[{\"sequence\":1},{\"sequence\":3}]",
                "[{\"sequence\":1},{}]",
                "\u0000")) {
            assertThatThrownBy(() -> IntakeBatch.parse(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> IntakeBatch.parse(new byte[] {'[', (byte) 0xff}))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aSourceWithASecretSendsNothingUnsigned() throws Exception {
        var strict = new Intake(
                jdbc,
                rows,
                blobs,
                audit,
                new IntakeSettings(Map.of(source, SECRET)),
                actors,
                java.time.Clock.systemUTC());
        var body = batch(1, 2);
        var now = Instant.now().getEpochSecond();
        assertThat(new IntakeSettings(Map.of(source, SECRET)).toString()).doesNotContain(SECRET);
        for (var wrong : new String[] {
            null, "", "t=" + now + ",v1=" + "0".repeat(64), signature(now - 3600, body), signature(now, body + " ")
        }) {
            assertThatThrownBy(() -> take(strict, body, wrong)).isInstanceOf(Intake.NotYours.class);
        }
        assertThat(take(strict, body, signature(now, body)).records()).isEqualTo(2);
    }

    private String batch(int from, int to) {
        var lines = new StringBuilder();
        for (int i = from; i <= to; i++) {
            lines.append("{\"log\":\"line %d of %s\",\"sequence\":%d}\n".formatted(i, source, i));
        }
        return lines.toString();
    }

    private Intake.Receipt take(String body) {
        return take(intake, body, null);
    }

    private Intake.Receipt take(Intake by, String body, @Nullable String signature) {
        var done = transaction.execute(status -> by.take(source, body.getBytes(StandardCharsets.UTF_8), signature));
        return java.util.Objects.requireNonNull(done);
    }

    private static String signature(long at, String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "t=" + at + ",v1="
                + HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(StandardCharsets.UTF_8)));
    }
}
