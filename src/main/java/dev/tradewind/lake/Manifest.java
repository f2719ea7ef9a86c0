package dev.tradewind.lake;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which files count. A file without a row here is nothing; a row here always has its file. */
@Component
class Manifest {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Manifest(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new generation of each file's scope and period; the one before stops counting, in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<LakeGeneration> commit(LakeTable table, UUID importId, List<LakeFile> files) {
        var now = clock.instant();
        return files.stream()
                .map(file -> commit(table.name(), importId, file, now))
                .toList();
    }

    private LakeGeneration commit(String dataset, UUID importId, LakeFile file, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        int last = jdbc.sql("""
            select coalesce(max(generation), 0) from lake_generation
            where dataset = ? and scope = ? and period = ?\
            """)
                .params(dataset, file.scope(), file.period())
                .query(Integer.class)
                .single();
        jdbc.sql("""
            update lake_generation set superseded_at = ?
            where dataset = ? and scope = ? and period = ? and superseded_at is null\
            """).params(at, dataset, file.scope(), file.period()).update();
        var id = Ids.next();
        // The unique key on the generation makes a second import that commits at the same moment fail, not double.
        jdbc.sql("""
            insert into lake_generation (id, dataset, scope, period, generation, import_id, path, row_count,
                byte_count, committed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        id,
                        dataset,
                        file.scope(),
                        file.period(),
                        last + 1,
                        importId,
                        file.path(),
                        file.rows(),
                        file.bytes(),
                        at)
                .update();
        file.rollUps().forEach(sums -> keep(id, sums));
        var generation = new LakeGeneration(
                dataset,
                file.scope(),
                file.period(),
                last + 1,
                importId,
                file.path(),
                file.rows(),
                file.bytes(),
                now,
                null);
        audit.record(Change.of(
                "lake.generation-committed",
                "generation",
                dataset + " " + file.scope() + " " + file.period() + " " + (last + 1),
                new Committed(importId.toString(), file.path(), file.rows())));
        return generation;
    }

    void keep(UUID generation, RollUpFile sums) {
        jdbc.sql("insert into lake_roll_up (generation_id, name, path, row_count, byte_count) values (?, ?, ?, ?, ?)")
                .params(generation, sums.rollUp(), sums.path(), sums.rows(), sums.bytes())
                .update();
    }

    private record Committed(String importId, String path, long rows) {}

    List<String> livePaths(String dataset) {
        return jdbc.sql("select path from lake_generation where dataset = ? and superseded_at is null order by path")
                .param(dataset)
                .query(String.class)
                .list();
    }

    /** @param path of the roll-up; null where the generation was written before there was one */
    record Summed(UUID generation, String rows, @Nullable String path) {}

    /** Each generation of the roll-up's table that counts. */
    List<Summed> summed(RollUp rollUp) {
        return jdbc.sql("""
            select g.id, g.path as row_path, r.path as sum_path
            from lake_generation g left join lake_roll_up r on r.generation_id = g.id and r.name = ?
            where g.dataset = ? and g.superseded_at is null order by g.path\
            """)
                .params(rollUp.name(), rollUp.of().name())
                .query((row, number) -> new Summed(
                        row.getObject("id", UUID.class), row.getString("row_path"), row.getString("sum_path")))
                .list();
    }

    Set<String> allPaths() {
        return jdbc
                .sql("select path from lake_generation union all select path from lake_roll_up")
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    Optional<LakeGeneration> live(String dataset, String scope, String period) {
        return jdbc.sql("""
            select * from lake_generation
            where dataset = ? and scope = ? and period = ? and superseded_at is null\
            """)
                .params(dataset, scope, period)
                .query((row, number) -> generation(row))
                .optional();
    }

    Optional<LakeGeneration> before(LakeGeneration generation) {
        return jdbc.sql(
                        "select * from lake_generation where dataset = ? and scope = ? and period = ? and generation = ?")
                .params(generation.dataset(), generation.scope(), generation.period(), generation.generation() - 1)
                .query((row, number) -> generation(row))
                .optional();
    }

    List<LakeGeneration> ofImport(UUID importId) {
        return jdbc.sql("select * from lake_generation where import_id = ? order by scope, period")
                .param(importId)
                .query((row, number) -> generation(row))
                .list();
    }

    private static LakeGeneration generation(ResultSet row) throws SQLException {
        return new LakeGeneration(
                row.getString("dataset"),
                row.getString("scope"),
                row.getString("period"),
                row.getInt("generation"),
                row.getObject("import_id", UUID.class),
                row.getString("path"),
                row.getLong("row_count"),
                row.getLong("byte_count"),
                row.getTimestamp("committed_at").toInstant(),
                instant(row.getTimestamp("superseded_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
