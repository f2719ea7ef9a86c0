package dev.tradewind.lake;

import dev.tradewind.outbound.Outbound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sums over what counts in the lake, by the engine of the settings: DuckDB in this process, or Spark in others. Both read
 * the same files, those that the manifest names when a question is asked, and understand the same SQL.
 */
@Component
public class LakeQueries {
    private final Lake lake;
    private final Manifest manifest;
    private final Optional<SparkEngine> spark;

    /** @param outbound none in commands that work on a directory themselves; they always use DuckDB */
    LakeQueries(Lake lake, Manifest manifest, LakeSettings settings, ObjectProvider<Outbound> outbound) {
        this.lake = lake;
        this.manifest = manifest;
        this.spark = Optional.ofNullable(outbound.getIfAvailable()).flatMap(way -> SparkEngine.of(settings, way));
    }

    /** As {@link Lake#query(LakeTable, String, List, Lake.Mapper)}. */
    public <T> List<T> query(LakeTable table, String sql, List<?> parameters, Lake.Mapper<T> mapper) {
        var all = new ArrayList<T>();
        stream(table, sql, parameters, row -> all.add(mapper.map(row)));
        return all;
    }

    /** As {@link #query(LakeTable, String, List, Lake.Mapper)}; Spark's answer is in memory all the same. */
    public void stream(LakeTable table, String sql, List<?> parameters, Lake.RowReader reader) {
        if (spark.isEmpty()) {
            lake.stream(table, sql, parameters, reader);
            return;
        }
        var files = manifest.livePaths(table.name());
        spark.get().ask(LakeQuestion.of(table, files, sql, parameters), reader);
    }

    /** As {@link Lake#query(RollUp, String, List, Lake.Mapper)}. */
    public <T> List<T> query(RollUp rollUp, String sql, List<?> parameters, Lake.Mapper<T> mapper) {
        if (spark.isEmpty()) {
            return lake.query(rollUp, sql, parameters, mapper);
        }
        var all = new ArrayList<T>();
        spark.get()
                .ask(
                        LakeQuestion.of(rollUp, manifest.summed(rollUp), sql, parameters),
                        row -> all.add(mapper.map(row)));
        return all;
    }

    /** Which files count for a roll-up and its table now: equal to what it was before exactly while they are the same. */
    public Object counting(RollUp rollUp) {
        return manifest.summed(rollUp);
    }

    /** For what no other engine answers: single charges, as they come. */
    public void rows(LakeTable table, String sql, List<?> parameters, Lake.RowReader reader) {
        lake.stream(table, sql, parameters, reader);
    }
}
