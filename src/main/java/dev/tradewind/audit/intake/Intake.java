package dev.tradewind.audit.intake;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.quantity.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes batches of outside logs: once, whole, in their order, and each under an entry of our own log. */
@Component
public class Intake {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Pattern SIGNATURE = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");

    private final JdbcClient jdbc;
    private final JdbcTemplate rows;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final IntakeSettings settings;
    private final ObjectProvider<ActorSource> actors;
    private final Clock clock;

    Intake(
            JdbcClient jdbc,
            JdbcTemplate rows,
            Blobs blobs,
            AuditTrail audit,
            IntakeSettings settings,
            ObjectProvider<ActorSource> actors,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.blobs = blobs;
        this.audit = audit;
        this.settings = settings;
        this.actors = actors;
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param replayed it was here before; nothing was stored again
     * @param missingFrom first number that never came; null without a gap
     * @param sha256 of the bytes, under which they are evidence
     */
    public record Receipt(
            String source,
            String sha256,
            int records,
            boolean replayed,
            @Nullable Long missingFrom,
            @Nullable Long lastSequence) {}

    /** Who sends for a source is who sent first; nobody else may. */
    public static final class NotYours extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotYours(String message) {
            super(message);
        }
    }

    /**
     * @param signature header {@code Tradewind-Signature: t=SECONDS,v1=HMAC-SHA256 of "SECONDS.body" in hex}; needed where the
     *     source has a secret
     * @throws IllegalArgumentException when the batch cannot be taken, with the reason
     * @throws NotYours when another account sends for this source, or the signature does not hold
     */
    @Transactional
    public Receipt take(String source, byte[] body, @Nullable String signature) {
        if (!source.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "source is '" + source + "', expected are lower-case letters, digits, dots and dashes");
        }
        var signedBy = checkSignature(source, body, signature);
        var batch = IntakeBatch.parse(body);
        var known = lock(source);
        var ref = blobs.put(body);
        if (seen(source, ref.sha256())) {
            jdbc.sql("update audit_log_source set replays = replays + 1 where name = ?")
                    .param(source)
                    .update();
            return new Receipt(source, ref.sha256(), batch.lines().size(), true, null, known.lastSequence());
        }
        var missing = gap(source, known, batch);
        keep(source, batch, ref.sha256(), missing, signedBy);
        var facts = new TreeMap<String, Object>();
        facts.put("sha256", ref.sha256());
        facts.put("records", batch.lines().size());
        facts.put("signedBy", signedBy);
        if (batch.first() != null) {
            facts.put("firstSequence", batch.first());
            facts.put("lastSequence", batch.last());
        }
        if (missing != null) {
            facts.put("missingFrom", missing);
        }
        audit.record(Change.of(
                        missing == null ? "log-batch.taken" : "log-batch.taken-after-gap", "log-source", source, facts)
                .restingOn(List.of(ref.sha256())));
        return new Receipt(source, ref.sha256(), batch.lines().size(), false, missing, batch.last());
    }

    /** @param lastSequence null before the first numbered batch */
    private record Source(String owner, @Nullable Long lastSequence) {}

    /** The source's row, held until the transaction ends: two batches of one source never overtake each other. */
    private Source lock(String source) {
        var me = Actors.acting().orElseGet(() -> actors.getObject().current()).id();
        jdbc.sql("""
                insert into audit_log_source (name, owner_id, batches, gaps, replays) select ?, ?, 0, 0, 0
                where not exists (select 1 from audit_log_source where name = ?)""").param(source).param(me).param(source).update();
        var found = jdbc.sql("select owner_id, last_sequence from audit_log_source where name = ? for update")
                .param(source)
                .query((row, n) -> new Source(row.getString(1), row.getObject(2, Long.class)))
                .single();
        if (!found.owner().equals(me)) {
            throw new NotYours("another account sends for the source " + source + ". Use a name of your own.");
        }
        return found;
    }

    private boolean seen(String source, String sha256) {
        return jdbc.sql("select count(*) from audit_outside_batch where source = ? and sha256 = ?")
                        .param(source)
                        .param(sha256)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static @Nullable Long gap(String source, Source known, IntakeBatch batch) {
        var last = known.lastSequence();
        var first = batch.first();
        if (last == null) {
            return null;
        }
        if (first == null) {
            throw new IllegalArgumentException("the source " + source + " numbers its records, the last is " + last
                    + "; this batch has no numbers");
        }
        if (first <= last) {
            throw new IllegalArgumentException("the batch begins with number " + first + ", but " + last
                    + " was taken already: other records under numbers that are used. Maybe the source was reset? Use a new"
                    + " name for it.");
        }
        return first > last + 1 ? last + 1 : null;
    }

    private void keep(String source, IntakeBatch batch, String sha256, @Nullable Long missing, String signedBy) {
        var id = UUID.randomUUID();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                insert into audit_outside_batch (id, source, sha256, received_at, records, first_sequence, last_sequence,
                    missing_from, signed_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(source)
                .param(sha256)
                .param(now)
                .param(batch.lines().size())
                .param(new SqlParameterValue(Types.BIGINT, batch.first()))
                .param(new SqlParameterValue(Types.BIGINT, batch.last()))
                .param(new SqlParameterValue(Types.BIGINT, missing))
                .param(signedBy)
                .update();
        var values = new ArrayList<Object[]>();
        for (var line : batch.lines()) {
            var at = line.at();
            values.add(new Object[] {
                id,
                values.size(),
                source,
                new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, at == null ? null : at.atOffset(ZoneOffset.UTC)),
                new SqlParameterValue(Types.BIGINT, line.sequence()),
                line.words()
            });
        }
        rows.batchUpdate(
                "insert into audit_outside_record (batch_id, place, source, happened_at, sequence, words) values (?, ?, ?, ?, ?, ?)",
                values);
        jdbc.sql("""
                update audit_log_source set last_sequence = coalesce(?, last_sequence), batches = batches + 1,
                    gaps = gaps + ?, last_received_at = ? where name = ?""")
                .param(new SqlParameterValue(Types.BIGINT, batch.last()))
                .param(missing == null ? 0 : 1)
                .param(now)
                .param(source)
                .update();
    }

    private String checkSignature(String source, byte[] body, @Nullable String signature) {
        var secret = settings.secrets().get(source);
        if (secret == null) {
            return "TOKEN";
        }
        var parts = SIGNATURE.matcher(signature == null ? "" : signature);
        if (!parts.matches()) {
            throw new NotYours("batches of " + source + " need the header Tradewind-Signature: t=SECONDS,v1=HEX");
        }
        var at = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
        if (Duration.between(at, clock.instant()).abs().compareTo(CLOCKS_DIFFER) > 0) {
            throw new NotYours("the signature is of " + at + ", more than five minutes from now");
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((parts.group(1) + ".").getBytes(StandardCharsets.UTF_8));
            if (!MessageDigest.isEqual(mac.doFinal(body), HexFormat.of().parseHex(parts.group(2)))) {
                throw new NotYours("the signature does not hold for these bytes");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have HmacSHA256", e);
        }
        return "HMAC";
    }

    /** A source and what came from it. */
    public record SourceState(
            String name,
            @Nullable Long lastSequence,
            long batches,
            long gaps,
            long replays,
            @Nullable Instant lastReceivedAt) {}

    public List<SourceState> sources() {
        return jdbc.sql(
                        "select name, last_sequence, batches, gaps, replays, last_received_at from audit_log_source order by name")
                .query((row, n) -> new SourceState(
                        row.getString(1),
                        row.getObject(2, Long.class),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        Timestamps.instant(row.getObject(6, OffsetDateTime.class))))
                .list();
    }

    /**
     * A record as it is found.
     *
     * @param sha256 of its batch, the evidence of the entry {@code log-batch.taken} of that source
     */
    public record Found(
            String source,
            @Nullable Instant at,
            Instant receivedAt,
            @Nullable Long sequence,
            String words,
            String sha256) {}

    /** Latest batches first. @param text part of the record, in any case; null for all */
    public List<Found> search(@Nullable String text, int limit) {
        var like = "%"
                + Optional.ofNullable(text)
                        .orElse("")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
        return jdbc.sql("""
                select r.source, r.happened_at, b.received_at, r.sequence, r.words, b.sha256
                from audit_outside_record r join audit_outside_batch b on b.id = r.batch_id
                where lower(r.words) like ? escape '!' or lower(r.source) like ? escape '!'
                order by b.received_at desc, r.batch_id, r.place desc limit ?""")
                .param(like)
                .param(like)
                .param(limit)
                .query((row, n) -> new Found(
                        row.getString(1),
                        Timestamps.instant(row.getObject(2, OffsetDateTime.class)),
                        Timestamps.at(row, 3),
                        row.getObject(4, Long.class),
                        row.getString(5),
                        row.getString(6)))
                .list();
    }
}
