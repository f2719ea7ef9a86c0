package dev.tradewind.planning;

import dev.tradewind.evidence.Blobs;
import dev.tradewind.placement.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All plans. A stored plan never changes. */
@Component
public class Plans {
    private final JdbcClient jdbc;
    private final Blobs blobs;
    /** The one looked at last: a page and its figures ask for it again and again, and to read it takes longest. */
    private volatile @Nullable SoftReference<StoredPlan> last;

    Plans(JdbcClient jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    /** The newest first. */
    public List<PlanSummary> newest(int limit) {
        return jdbc.sql("select summary from planning_plan order by number desc limit ?")
                .param(limit)
                .query((row, n) -> PlanJson.read(row.getString(1), PlanSummary.class))
                .list();
    }

    /** The ones made before this one, the newest first. */
    public List<PlanSummary> before(PlanId than, int limit) {
        return jdbc.sql("""
            select summary from planning_plan
            where number < (select number from planning_plan where id = ?) order by number desc limit ?\
            """)
                .params(than.value(), limit)
                .query((row, n) -> PlanJson.read(row.getString(1), PlanSummary.class))
                .list();
    }

    public Optional<PlanSummary> summary(PlanId id) {
        return jdbc.sql("select summary from planning_plan where id = ?")
                .param(id.value())
                .query((row, n) -> PlanJson.read(row.getString(1), PlanSummary.class))
                .optional();
    }

    public Optional<StoredPlan> byId(PlanId id) {
        return summary(id).map(this::load);
    }

    /** By the number that people see, without its {@code P-}. */
    public Optional<StoredPlan> byNumber(long number) {
        return jdbc.sql("select summary from planning_plan where number = ?")
                .param(number)
                .query((row, n) -> PlanJson.read(row.getString(1), PlanSummary.class))
                .optional()
                .map(this::load);
    }

    /** What one plan would change about one workload, without loading its evidence. */
    public Optional<PlannedChange> change(PlanId id, UUID workload) {
        return jdbc.sql("select changes from planning_plan where id = ?")
                .param(id.value())
                .query((row, n) -> PlanJson.readList(row.getString(1), PlannedChange.class))
                .optional()
                .flatMap(changes -> changes.stream()
                        .filter(change -> change.workloadId().equals(workload))
                        .findFirst());
    }

    /** The bytes of an input or a result, exactly as they were hashed. */
    public byte[] evidence(String sha256) {
        try (var in = blobs.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("Cannot read evidence " + sha256, broken);
        }
    }

    long nextNumber() {
        return jdbc.sql("select nextval('planning_number')").query(Long.class).single();
    }

    void insert(PlanSummary summary, List<PlannedChange> changes) {
        jdbc.sql("""
            insert into planning_plan (id, number, created_at, snapshot_hash, plan_hash, summary, changes)
            values (?, ?, ?, ?, ?, ?, ?)
            """)
                .params(
                        summary.id().value(),
                        summary.number(),
                        summary.createdAt().atOffset(ZoneOffset.UTC),
                        summary.snapshotHash(),
                        summary.planHash(),
                        PlanJson.text(summary),
                        PlanJson.text(changes))
                .update();
    }

    private StoredPlan load(PlanSummary summary) {
        var held = last;
        var kept = held == null ? null : held.get();
        if (kept != null && kept.summary().id().equals(summary.id())) {
            return kept;
        }
        var read = read(summary);
        last = new SoftReference<>(read);
        return read;
    }

    private StoredPlan read(PlanSummary summary) {
        var changes = jdbc.sql("select changes from planning_plan where id = ?")
                .param(summary.id().value())
                .query((row, n) -> PlanJson.readList(row.getString(1), PlannedChange.class))
                .single();
        return new StoredPlan(
                summary,
                changes,
                PlanJson.read(evidence(summary.snapshotHash()), Snapshot.class),
                PlanJson.read(evidence(summary.planHash()), Plan.class));
    }
}
