package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.Frontier;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.Rfc6962;
import java.io.IOException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes entries that were sequenced before, with the columns that are derived from them. One rebuild at a time. */
@Component
public class LogRows {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final StoredTree stored;
    private final LogKey key;
    private final List<Object[]> waiting = new ArrayList<>();
    private final List<StoredTree.Node> nodes = new ArrayList<>();
    private Frontier tree = new Frontier();

    LogRows(JdbcClient jdbc, JdbcTemplate batch, StoredTree stored, LogKey key) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.stored = stored;
        this.key = key;
    }

    public void requireEmpty() {
        if (jdbc.sql("select count(*) from audit_entry").query(Long.class).single() > 0) {
            throw new IllegalStateException(
                    "The log is not empty, so nothing is rebuilt into it. Maybe use a new directory?");
        }
        waiting.clear();
        nodes.clear();
        tree = new Frontier();
    }

    /** The key that signs on must be the one of the archive's log: put it into {@code keys/log.key} first. */
    public void requireOrigin(String origin) {
        if (!key.origin().equals(origin)) {
            throw new IllegalStateException("The archive is of the log " + origin + ", the key of this directory signs "
                    + key.origin() + ". Put the log's own key into keys/log.key before the first start.");
        }
    }

    public void add(long index, byte[] content) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(content);
            var leaf = Rfc6962.leafHash(content);
            waiting.add(new Object[] {
                UUID.fromString(json.path("id").asString("")),
                index,
                content,
                leaf,
                Instant.parse(json.path("at").asString("")).atOffset(ZoneOffset.UTC),
                json.path("actor").path("id").asString(""),
                json.path("actor").path("kind").asString(""),
                json.path("action").asString(""),
                json.path("subject").path("type").asString(""),
                json.path("subject").path("id").asString(""),
                new SqlParameterValue(
                        Types.VARCHAR, json.has("reason") ? json.path("reason").asString("") : null)
            });
            tree.append(leaf, (level, place, hash) -> nodes.add(new StoredTree.Node(level, place, hash)));
        } catch (JacksonException | IllegalArgumentException | java.time.DateTimeException e) {
            throw new IOException("Entry " + index + " of the archive is no audit entry: " + e.getMessage(), e);
        }
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    public void checkpoint(long size, byte[] root, String note, String signedAt) {
        flush();
        jdbc.sql("delete from audit_checkpoint where size = ?").param(size).update();
        jdbc.sql("insert into audit_checkpoint (size, root_hash, note, signed_at, fence) values (?, ?, ?, ?, 0)")
                .param(size)
                .param(root)
                .param(note)
                .param(OffsetDateTime.parse(signedAt))
                .update();
    }

    /** Keys that signed before and are not known here; they are taken as retired. */
    public void keys(String origin, List<String> vkeys) {
        var known = key.publicKeys().stream().map(NoteKey::vkey).toList();
        vkeys.stream()
                .filter(vkey -> !known.contains(vkey))
                .forEach(vkey -> jdbc.sql(
                                "insert into audit_log_key (vkey, origin, made_at, retires_at) values (?, ?, ?, ?)")
                        .param(vkey)
                        .param(origin)
                        .param(Instant.EPOCH.atOffset(ZoneOffset.UTC))
                        .param(Instant.EPOCH.atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** Returns how many entries the log has again. */
    public long finish() {
        flush();
        return tree.size();
    }

    private void flush() {
        batch.batchUpdate("""
                insert into audit_entry (entry_id, leaf_index, content, leaf_hash, recorded_at, actor_id, actor_kind, action,
                    subject_type, subject_id, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", waiting);
        stored.store(nodes);
        waiting.clear();
        nodes.clear();
    }
}
