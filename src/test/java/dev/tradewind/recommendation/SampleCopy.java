package dev.tradewind.recommendation;

import dev.tradewind.planning.CopyOrigin;
import dev.tradewind.planning.PlanCompleted;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A plan's word on one copy of the first data set of a workload: USD 5 of storage, 2 of news, 1 of the first copy, saves 20. */
public final class SampleCopy {
    private SampleCopy() {}

    public static PlannedReplica of(Workload answers, String site, boolean makes, String delta) {
        var data = answers.dataSets().getFirst();
        return new PlannedReplica(
                makes,
                data.name() + " of " + data.siteId(),
                answers.id(),
                answers.name(),
                answers.owner(),
                site,
                "Stockholm",
                new BigDecimal(delta),
                5_000_000_000L,
                2_000_000_000L,
                10_000_000_000L,
                10,
                makes ? 20_000_000_000L : 0,
                0,
                new CopyOrigin(
                        data.name() + " of " + data.siteId() + " at " + site,
                        data.name(),
                        data.siteId(),
                        new BigDecimal(500),
                        new BigDecimal("0.01"),
                        "aws",
                        20_000_000L,
                        100_000,
                        List.of(new CopyOrigin.Use(answers.name(), new BigDecimal(1000), new BigDecimal(100)))),
                "the price list that ships",
                makes ? List.of(answers.name()) : List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    public static PlanCompleted plan(String shortId, Workload workload, Set<String> unseen, PlannedReplica... copies) {
        return new PlanCompleted(
                new PlanId(UUID.randomUUID()),
                shortId,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                "snapshot of " + shortId,
                Set.of(workload.id()),
                List.of(),
                List.of(copies),
                unseen);
    }
}
