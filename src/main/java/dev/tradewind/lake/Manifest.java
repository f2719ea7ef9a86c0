package dev.tradewind.lake;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
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
        refuseOvertaken(dataset, file);
        var kept = file.kept();
        var part = kept == null ? null : kept.part();
        var keptRows = kept == null ? 0 : kept.rows();
        jdbc.sql("""
            update lake_generation set superseded_at = ?
            where dataset = ? and scope = ? and period = ? and superseded_at is null\
            """).params(at, dataset, file.scope(), file.period()).update();
        var id = Ids.next();
        // The unique key on the generation makes a second import that commits at the same moment fail, not double.
        jdbc.sql("""
            insert into lake_generation (id, dataset, scope, period, generation, import_id, path, row_count,
                byte_count, committed_at, part, kept_rows) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
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
                        at,
                        new SqlParameterValue(Types.VARCHAR, part),
                        keptRows)
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
                null,
                part,
                keptRows,
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

    /** The other half was taken over from a generation that has been replaced since: it would come back. */
    private void refuseOvertaken(String dataset, LakeFile file) {
        var kept = file.kept();
        if (kept == null) {
            return;
        }
        var now = live(dataset, file.scope(), file.period())
                .map(LakeGeneration::generation)
                .orElse(0);
        if (now != kept.generation()) {
            throw new IllegalStateException("generation " + kept.generation() + " of " + file.scope() + " "
                    + file.period() + " was replaced by " + now + " during this import. Maybe import it again?");
        }
    }

    /**
     * The generations of an import count no more, and those before them count again.
     *
     * @return false if one of them does not count; then nothing is changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean takeBack(UUID importId) {
        var all = ofImport(importId);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        if (all.isEmpty() || all.stream().anyMatch(each -> each.supersededAt() != null)) {
            return false;
        }
        for (var each : all) {
            var before = before(each);
            jdbc.sql("""
                update lake_generation set superseded_at = ?, taken_back_at = ?
                where dataset = ? and scope = ? and period = ? and generation = ?\
                """)
                    .params(now, now, each.dataset(), each.scope(), each.period(), each.generation())
                    .update();
            before.ifPresent(again -> jdbc.sql("""
                update lake_generation set superseded_at = null
                where dataset = ? and scope = ? and period = ? and generation = ?\
                """)
                    .params(again.dataset(), again.scope(), again.period(), again.generation())
                    .update());
            audit.record(Change.of(
                    "lake.generation-taken-back",
                    "generation",
                    each.dataset() + " " + each.scope() + " " + each.period() + " " + each.generation(),
                    new TakenBack(
                            importId.toString(),
                            before.map(LakeGeneration::generation).orElse(0))));
        }
        return true;
    }

    /** @param countsNow generation; 0 if none does */
    private record TakenBack(String importId, int countsNow) {}

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
                        "select * from lake_generation where dataset = ? and scope = ? and period = ? and generation < ?"
                                + " and taken_back_at is null order by generation desc limit 1")
                .params(generation.dataset(), generation.scope(), generation.period(), generation.generation())
                .query((row, number) -> generation(row))
                .optional();
    }

    /** Those of the imports that brought something of which nothing counts any more. */
    Set<UUID> replaced(Set<UUID> imports) {
        return imports.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                        select import_id from lake_generation where import_id in (:imports)
                        group by import_id having count(*) = count(superseded_at)\
                        """)
                        .param("imports", imports)
                        .query(UUID.class)
                        .list());
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
                Timestamps.instant(row.getTimestamp("superseded_at")),
                row.getString("part"),
                row.getLong("kept_rows"),
                Timestamps.instant(row.getTimestamp("taken_back_at")));
    }
}
