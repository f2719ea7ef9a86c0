package dev.tradewind.edge.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.edge.EdgeRun;
import dev.tradewind.edge.centre.AgentWork;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was approved is carried out by a real agent whose link is cut and who is killed before the slot. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vaadin.productionMode=true",
            "spring.datasource.url=jdbc:h2:mem:edge-work;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}"
        })
class CutOffWorkIT {
    private static final String SITE = "aws:us-west-1";
    private static final String FROM = "aws:eu-central-1";

    @TempDir
    Path data;

    @LocalServerPort
    private int port;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private AgentWork work;

    @Autowired
    private Workloads workloads;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private Executions executions;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void anApprovedRunStartsAtItsSlotWhileTheSiteIsCutOffAndIsDoneOnceWhenTheLinkIsBack() throws Exception {
        System.setProperty(
                "tradewind.class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        var effects = data.resolve("effects");
        try (var link = new FaultyLink(port)) {
            UUID recommendation;
            try (var first = agent(link, List.of("--token", enrolments.invite(SITE)))) {
                eventually(() -> jdbc.sql("select count(*) from edge_health where site = ?")
                                .param(SITE)
                                .query(Long.class)
                                .single()
                        > 0);
                var slot = Instant.now().plusSeconds(20);
                recommendation = approved(slot, "echo $TRADEWIND_SITE >> " + effects);
                eventually(() -> work.latest(10).stream().anyMatch(EdgeRun::known));
                link.becomes(FaultyLink.Line.CUT);
                first.kill();
            }
            try (var second = agent(link, List.of())) {
                assertThat(effects).doesNotExist();
                eventually(() -> Files.exists(effects));
                assertThat(execution(recommendation).state()).isEqualTo(ExecutionState.RUNNING);
                assertThat(execution(recommendation).executor()).isEqualTo("edge:" + SITE);

                link.becomes(FaultyLink.Line.OPEN);
                eventually(() -> execution(recommendation).state().ended());
                var done = execution(recommendation);
                assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
                assertThat(done.exitCode()).isZero();
                assertThat(Files.readAllLines(effects)).containsExactly(SITE);
                assertThat(jdbc.sql("select action from audit_entry where subject_type = 'edge-run'")
                                .query(String.class)
                                .list())
                        .contains("edge-run.handed-over", "edge-run.ended");
                assertThat(second.get("/status")).contains("\"linked\":true");
            }
        }
    }

    private ExecutionSummary execution(UUID recommendation) {
        return executions.of(recommendation).getFirst();
    }

    private AgentUnderTest agent(FaultyLink link, List<String> more) throws Exception {
        var words = new ArrayList<>(
                List.of("--site", SITE, "--console", "http://127.0.0.1:" + link.port(), "--pulse-ms", "300"));
        words.addAll(more);
        return AgentUnderTest.start(data, List.of(), words);
    }

    private UUID approved(Instant slot, String script) {
        var workload = workloads.save(new Workload(
                UUID.randomUUID(),
                "stock-count",
                WorkloadKind.BATCH,
                "store-systems",
                "production",
                Map.of(),
                FROM,
                1,
                1,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                List.of("sh", "-c", script),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0));
        var proposed = recommendations.propose(new Proposal(
                RecommendationKind.PLACEMENT,
                "Count at the store",
                null,
                workload.id(),
                workload.name(),
                workload.owner(),
                FROM,
                SITE,
                null,
                slot,
                slot.plus(Duration.ofMinutes(5)),
                new BigDecimal("-12.50"),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("close to its shelves"),
                "low",
                "5f0c9a00",
                Basis.digest(workload),
                "system:engine",
                Instant.now().plusSeconds(3600)));
        recommendations.approve(proposed.id(), proposed.version(), "system:test", "for the test");
        return proposed.id();
    }

    private static void eventually(BooleanSupplier condition) {
        var latest = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience of 90 s").isLessThan(latest);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
