package dev.tradewind.planning.cli;

import dev.tradewind.placement.Demand;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.decide.PlacementAnswer;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The workloads that the bench of decisions asks for: half services, half runs of one to six hours, free to cross providers. */
public final class DecideFleet {
    private static final int WORKLOADS = 200;
    private static final int HORIZON_HOURS = 168;
    private static final int MEBIBYTES_PER_VCPU = 2048;

    private final int holdSeconds;

    /** @param holdSeconds what every question asks to be reserved for */
    public DecideFleet(int holdSeconds) {
        this.holdSeconds = holdSeconds;
    }

    public Set<String> providers() {
        return Set.of("aws", "azure", "gcp");
    }

    /** @param sites where they stand today, in turn */
    public List<Workload> workloads(List<String> sites) {
        var workloads = new ArrayList<Workload>();
        for (var index = 0; index < WORKLOADS; index++) {
            var isBatch = isBatch(index);
            var site = sites.get(index * 7 % sites.size());
            workloads.add(new Workload(
                    UUID.randomUUID(),
                    name(index),
                    isBatch ? WorkloadKind.BATCH : WorkloadKind.SERVICE,
                    "bench",
                    "production",
                    Map.of("portable", "true"),
                    site,
                    vcpus(index),
                    vcpus(index) * MEBIBYTES_PER_VCPU / 1024.0,
                    0,
                    null,
                    0.5,
                    isBatch ? (double) hours(index) : null,
                    isBatch
                            ? new RunWindow("0 0 %d * * *".formatted(index % 24), ZoneOffset.UTC, 12, null, null)
                            : null,
                    false,
                    List.of(),
                    List.of(new DataSet(
                            "data",
                            site,
                            BigDecimal.valueOf(1 + index % 20),
                            BigDecimal.ONE,
                            BigDecimal.valueOf(100),
                            DataSetMode.FIXED,
                            List.of())),
                    isBatch ? List.of() : List.of(new UserGroup(site, 1)),
                    BigDecimal.TEN,
                    null,
                    0));
        }
        return workloads;
    }

    private static String name(int index) {
        return "bench-" + index;
    }

    private static boolean isBatch(int index) {
        return index % 2 == 0;
    }

    private static int vcpus(int index) {
        return 1 + index % 4;
    }

    private static int hours(int index) {
        return 1 + index / 2 % 6;
    }

    /** The question of each number. */
    public String question(int number) {
        return "{\"workload\": \"%s\", \"reserveSeconds\": %d}".formatted(name(number % WORKLOADS), holdSeconds);
    }

    /** What the answer to this question gave; false when it gave nothing. */
    boolean give(int number, DecideLoad.Answered answered, HeldByClients held) {
        var answer = PlanJson.read(answered.body(), PlacementAnswer.class);
        var placed = answer.placed();
        var until = answer.expiresAt();
        if (placed == null || until == null) {
            return false;
        }
        var index = number % WORKLOADS;
        var choice = placed.choice();
        var length = isBatch(index) ? hours(index) : HORIZON_HOURS;
        var pieces = choice.pieces().isEmpty()
                ? List.of(new SlotRange(choice.startSlot(), choice.startSlot() + length))
                : choice.pieces();
        var first = (int) Duration.between(Instant.EPOCH, answer.horizonFrom()).toHours();
        var slots = pieces.stream()
                .map(piece -> new SlotRange(first + piece.from(), first + piece.to()))
                .toList();
        var demand = new Demand(vcpus(index) * 1000L, (long) vcpus(index) * MEBIBYTES_PER_VCPU, 0, 0);
        held.add(choice.site(), slots, demand, answered.at(), until);
        return true;
    }
}
