package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Before anything is cut over, the new place must reach users and data by what was measured there last. */
class PathCheckTest extends Proposals {
    private static final String TARGET = "azure:switzerlandwest";

    @Autowired
    private PathCheck paths;

    @Autowired
    private Signals signals;

    private final Instant now = Instant.now();

    @Test
    void saysWhatWasMeasuredToUsersAndToTheDataThatStay() {
        measured("azure:jioindiawest", 9, Duration.ofMinutes(5));
        var seen = paths.look(move(), service("azure:jioindiawest", 12.0, "azure:brazilsoutheast"));
        assertThat(seen.objection()).isNull();
        assertThat(seen.words())
                .contains("path from " + TARGET, "9 ms to azure:jioindiawest", "not measured to azure:brazilsoutheast");
    }

    @Test
    void tooSlowForThePromiseOrForAPolicyIsAnObjection() {
        measured("azure:westindia", 40, Duration.ofMinutes(5));
        assertThat(paths.look(move(), service("azure:westindia", 12.0, null)).objection())
                .contains("100 % of its users are more than 12 ms");
        assertThat(paths.look(move(), service("azure:westindia", 50.0, null)).objection())
                .isNull();
        var ruled = service("azure:westindia", null, null);
        active("limits:\n  maxRttMillis: 15\n", ruled.name());
        assertThat(paths.look(move(), ruled).objection())
                .contains("40 ms at p95 from " + TARGET + " to azure:westindia", "policies permit 15");
    }

    @Test
    void aLostLinkIsAnObjectionAndAnOldMeasurementIsNone() {
        // measured by one source: the one an hour ago, the other just now
        measured("azure:southindia", 9, Duration.ofMinutes(60));
        measured("azure:centralindia", 9, Duration.ZERO);
        assertThat(paths.look(move(), service("azure:southindia", 12.0, null)).objection())
                .contains("does not reach azure:southindia");
        measured("azure:australiacentral2", 900, Duration.ofDays(8));
        assertThat(paths.look(move(), service("azure:australiacentral2", 12.0, null)))
                .isEqualTo(new PathCheck.Seen(
                        null, "path from " + TARGET + ", p95: not measured to azure:australiacentral2"));
    }

    private void measured(String to, int millis, Duration ago) {
        for (var which : List.of("p50", "p95")) {
            signals.append(List.of(SignalPoint.observed(
                    "rtt:" + TARGET + ">" + to + ":" + which,
                    now.minus(ago).minusSeconds(60),
                    now.minus(ago),
                    new BigDecimal(millis),
                    SignalKind.MEASURED,
                    "round trip",
                    "path-probe-" + suffix,
                    now.minus(ago))));
        }
    }

    private ExecutionSummary move() {
        var steps = Arrays.stream(StepKind.values())
                .map(kind -> new ExecutionStep(UUID.randomUUID(), kind))
                .toList();
        var assignment = new Assignment(
                UUID.randomUUID(),
                "REC-1",
                "d",
                UUID.randomUUID(),
                "w",
                EngineProcess.SOURCE,
                TARGET,
                null,
                null,
                "local");
        return new Execution(UUID.randomUUID(), 1, assignment, steps, now).summary();
    }

    private Workload service(String users, @Nullable Double most, @Nullable String data) {
        var sets = data == null
                ? List.<DataSet>of()
                : List.of(new DataSet(
                        "orders", data, BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TEN, DataSetMode.FIXED, List.of()));
        return workloads.save(new Workload(
                UUID.randomUUID(),
                "path-" + UUID.randomUUID().toString().substring(0, 8),
                WorkloadKind.SERVICE,
                "shop",
                "prod",
                Map.of(),
                EngineProcess.SOURCE,
                1,
                1,
                0,
                null,
                0.5,
                null,
                null,
                false,
                List.of(),
                sets,
                List.of(new UserGroup(users, 1)),
                BigDecimal.ZERO,
                most,
                0));
    }
}
