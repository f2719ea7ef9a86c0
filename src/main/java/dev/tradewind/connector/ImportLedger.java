package dev.tradewind.connector;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** The table of imports: what was read when, by whom, and what came of it. */
@Component
class ImportLedger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    ImportLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void begin(ImportReceipt receipt, ImportOptions options) {
        jdbc.sql("""
            insert into connector_import (id, file_name, sha256, content_key, byte_count, dialect, state, accepted,
                quarantined, rounded, totals, transfers, message, started_at, ended_at, started_by, options)
            values (?, ?, ?, ?, ?, ?, ?, 0, 0, 0, '[]', '[]', null, ?, null, ?, ?)\
            """)
                .params(
                        receipt.id(),
                        receipt.fileName(),
                        receipt.sha256(),
                        receipt.id().toString(),
                        receipt.bytes(),
                        text(receipt.dialect()),
                        receipt.state().name(),
                        receipt.startedAt().atOffset(ZoneOffset.UTC),
                        receipt.startedBy(),
                        JSON.writeValueAsString(options))
                .update();
    }

    /** @param contentKey what makes a second import of the same bytes impossible; the id if nothing was imported */
    void end(ImportReceipt receipt, List<TransferTotal> transfers, String contentKey) {
        jdbc.sql("""
            update connector_import set content_key = ?, dialect = ?, state = ?, accepted = ?, quarantined = ?,
                rounded = ?, totals = ?, transfers = ?, message = ?, ended_at = ?, read_millis = ? where id = ?\
            """)
                .params(
                        contentKey,
                        text(receipt.dialect()),
                        receipt.state().name(),
                        receipt.accepted(),
                        receipt.quarantined(),
                        receipt.roundedRows(),
                        JSON.writeValueAsString(receipt.totals()),
                        JSON.writeValueAsString(transfers),
                        text(receipt.message()),
                        ended(receipt).atOffset(ZoneOffset.UTC),
                        new SqlParameterValue(Types.BIGINT, millis(receipt.readIn())),
                        receipt.id())
                .update();
    }

    private static Instant ended(ImportReceipt receipt) {
        var at = receipt.endedAt();
        return at == null ? receipt.startedAt() : at;
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    private static SqlParameterValue text(@Nullable String value) {
        return new SqlParameterValue(Types.VARCHAR, value);
    }

    /** What a crash left running did not end: nothing of it counts, and the ledger says so. */
    int endInterrupted(Instant now) {
        return jdbc.sql("""
            update connector_import set state = 'FAILED', ended_at = ?, content_key = cast(id as varchar(120)),
                message = 'The console stopped during this import; nothing of it was kept. Import the file again.'
            where state = 'RUNNING'\
            """).param(now.atOffset(ZoneOffset.UTC)).update();
    }

    /** A held import runs again, for whoever is first to say so. */
    boolean resume(UUID id) {
        return jdbc.sql("update connector_import set state = 'RUNNING' where id = ? and state = 'HELD'")
                        .param(id)
                        .update()
                == 1;
    }

    /** A held import is given up; its bytes may come again. */
    boolean discard(UUID id, String message) {
        return jdbc.sql("""
            update connector_import set state = 'CANCELLED', content_key = cast(id as varchar(120)), accepted = 0,
                quarantined = 0, rounded = 0, totals = '[]', transfers = '[]', message = ?
            where id = ? and state = 'HELD'\
            """).params(message, id).update() == 1;
    }

    /** What an import brought counts no more; its bytes may come again. */
    boolean takeBack(UUID id, String message) {
        return jdbc.sql("""
            update connector_import set state = 'TAKEN_BACK', content_key = cast(id as varchar(120)), message = ?
            where id = ? and state = 'IMPORTED'\
            """).params(message, id).update() == 1;
    }

    void replaces(UUID id, List<Replacement> replacements) {
        jdbc.sql("update connector_import set replaces = ? where id = ?")
                .params(JSON.writeValueAsString(replacements), id)
                .update();
    }

    List<Replacement> replaces(UUID id) {
        return jdbc.sql("select coalesce(replaces, '[]') from connector_import where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, new TypeReference<List<Replacement>>() {}))
                .orElse(List.of());
    }

    /** With which options the import came. */
    ImportOptions options(UUID id) {
        return jdbc.sql("select options from connector_import where id = ? and options is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, ImportOptions.class))
                .orElse(ImportOptions.NONE);
    }

    Optional<ImportReceipt> byContent(String contentKey) {
        return jdbc.sql("select * from connector_import where content_key = ?")
                .param(contentKey)
                .query((row, number) -> receipt(row))
                .optional();
    }

    Optional<ImportReceipt> byId(UUID id) {
        return jdbc.sql("select * from connector_import where id = ?")
                .param(id)
                .query((row, number) -> receipt(row))
                .optional();
    }

    /** @param behind the id where the last page ended; null for the first one */
    List<ImportReceipt> newest(int limit, @Nullable UUID behind) {
        if (behind == null) {
            return jdbc.sql("select * from connector_import order by started_at desc, id desc limit ?")
                    .param(limit)
                    .query((row, number) -> receipt(row))
                    .list();
        }
        return jdbc.sql("""
            select each.* from connector_import each join connector_import last on last.id = ?
            where each.started_at < last.started_at or (each.started_at = last.started_at and each.id < last.id)
            order by each.started_at desc, each.id desc limit ?\
            """)
                .params(behind, limit)
                .query((row, number) -> receipt(row))
                .list();
    }

    List<TransferTotal> transfers(UUID id) {
        return jdbc.sql("select transfers from connector_import where id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .map(json -> JSON.readValue(json, new TypeReference<List<TransferTotal>>() {}))
                .orElse(List.of());
    }

    private static ImportReceipt receipt(ResultSet row) throws SQLException {
        var accepted = row.getLong("accepted");
        var quarantined = row.getLong("quarantined");
        return new ImportReceipt(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("byte_count"),
                row.getLong("byte_count"),
                row.getString("dialect"),
                ImportState.valueOf(row.getString("state")),
                accepted + quarantined,
                accepted,
                quarantined,
                row.getLong("rounded"),
                JSON.readValue(row.getString("totals"), new TypeReference<List<CurrencyTotal>>() {}),
                row.getString("message"),
                row.getTimestamp("started_at").toInstant(),
                Timestamps.instant(row.getTimestamp("ended_at")),
                time(row.getObject("read_millis", Long.class)),
                row.getString("started_by"),
                false);
    }

    private static @Nullable Duration time(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
