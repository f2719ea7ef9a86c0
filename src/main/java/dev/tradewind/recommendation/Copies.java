package dev.tradewind.recommendation;

import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which copy of a data set a plan's recommendation is about, and whether what it rests on is still so. */
@Component
public class Copies {
    private final JdbcClient jdbc;
    private final Workloads workloads;
    private final JsonMapper json = JsonMapper.builder().build();

    Copies(JdbcClient jdbc, Workloads workloads) {
        this.jdbc = jdbc;
        this.workloads = workloads;
    }

    /** Empty for whatever is no copy that a plan wants made or dropped. */
    public Optional<WantedCopy> of(UUID recommendation) {
        return planned(recommendation).map(copy -> new WantedCopy(copy, how(copy)));
    }

    /** Only what the plan said. */
    public Optional<PlannedReplica> planned(UUID recommendation) {
        return jdbc.sql("select copy from recommendation_copy where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> json.readValue(row.getString(1), PlannedReplica.class))
                .optional();
    }

    void keep(UUID recommendation, PlannedReplica copy) {
        jdbc.sql("delete from recommendation_copy where recommendation_id = ?")
                .param(recommendation)
                .update();
        jdbc.sql("insert into recommendation_copy (recommendation_id, copy) values (?, ?)")
                .params(recommendation, json.writeValueAsString(copy))
                .update();
    }

    private @Nullable DataCopy how(PlannedReplica copy) {
        return workloads.byId(copy.workloadId()).stream()
                .flatMap(workload -> data(workload, copy))
                .map(DataSet::copy)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(null);
    }

    /** All workloads that use the data set, by name. */
    public List<Workload> users(PlannedReplica copy) {
        return workloads.all().stream()
                .filter(workload -> data(workload, copy).findAny().isPresent())
                .toList();
    }

    /** Why it no longer rests on what it was worked out from; empty if it does. */
    public Optional<String> objection(RecommendationSummary of) {
        var copy = planned(of.id()).orElse(null);
        if (copy == null) {
            return Optional.of("nothing says which copy it is about");
        }
        return basis(copy).equals(of.basisDigest())
                ? Optional.empty()
                : Optional.of(
                        "the data set %s was changed since this was worked out: who uses it and how much, its size, how it is copied, or whether it is at %s"
                                .formatted(copy.origin().name(), copy.site()));
    }

    /** Of the data set as all who use it have it now. Where its other copies are does not matter. */
    String basis(PlannedReplica copy) {
        var parts = new ArrayList<@Nullable Object>(List.of(copy.makes(), copy.dataSet(), copy.site()));
        for (var workload : workloads.all()) {
            data(workload, copy).forEach(data -> {
                parts.add(workload.id());
                parts.add(data.gigabytesRead().stripTrailingZeros());
                parts.add(data.gigabytesWritten().stripTrailingZeros());
                parts.add(data.sizeGigabytes().stripTrailingZeros());
                parts.add(data.replicas().contains(copy.site()));
                parts.add(data.copy());
            });
        }
        return Digests.of(parts.toArray());
    }

    private static Stream<DataSet> data(Workload workload, PlannedReplica copy) {
        return workload.dataSets().stream()
                .filter(data -> data.mode() == DataSetMode.REPLICATED
                        && data.name().equals(copy.origin().name())
                        && data.siteId().equals(copy.origin().original()));
    }
}
