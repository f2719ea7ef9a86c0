package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.identity.People;
import dev.tradewind.planning.Outage;
import dev.tradewind.planning.Outages;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.Planner;
import dev.tradewind.planning.Plans;
import dev.tradewind.planning.Replans;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the report of a loss to what is proposed, approved beforehand where a policy says so, and logged. */
@ConsoleTest
class LostSiteTest {
    private static final String LOST = "aws:ap-southeast-3";
    private static final Actor SOMEBODY = Actor.system("test");
    private final String x = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Workloads workloads;

    @Autowired
    Outages outages;

    @Autowired
    Planner planner;

    @Autowired
    Plans plans;

    @Autowired
    Replans replans;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    private Path folder;

    @AfterEach
    void backAgain() {
        outages.lasting().forEach(outage -> Actors.runAs(SOMEBODY, () -> outages.restore(outage.id(), "end of test")));
    }

    @Test
    void whatStoodAtALostSiteIsEvacuatedAndEveryoneElseStays() throws IOException {
        store(service("standing", LOST, "")
                + service("held", LOST, "labels: {movable: \"false\"}")
                + service("elsewhere", "aws:eu-north-1", "")
                + service("beforehand", LOST, ""));
        automatic("beforehand-" + x);
        var outage = answered(Actors.runAs(SOMEBODY, () -> outages.report(LOST, null, "no answer for 3 minutes")));

        assertThat(outage.affected()).isEqualTo(3);
        var plan = plans.byId(new PlanId(Objects.requireNonNull(outage.plan()))).orElseThrow();
        assertThat(plan.summary().reason()).startsWith("evacuation: lost " + LOST);
        assertThat(plan.plan().assignments())
                .allSatisfy(placed -> assertThat(placed.choice().site()).isNotEqualTo(LOST));
        assertThat(plan.plan().infeasible()).singleElement().satisfies(none -> {
            assertThat(none.workload()).isEqualTo("held-" + x);
            assertThat(none.explanation().filtered())
                    .anyMatch(count -> count.rule().equals("site-lost"));
        });
        assertThat(of("standing")).singleElement().satisfies(proposed -> {
            assertThat(proposed.kind()).isEqualTo(RecommendationKind.EVACUATION);
            assertThat(proposed.state()).isEqualTo(RecommendationState.PROPOSED);
            assertThat(proposed.reasons()).anyMatch(reason -> reason.contains("its site is lost"));
        });
        assertThat(of("elsewhere")).isEmpty();
        // What its policy says beforehand; the engine only names the policy in the log.
        assertThat(of("beforehand")).singleElement().satisfies(approved -> {
            assertThat(approved.kind()).isEqualTo(RecommendationKind.EVACUATION);
            assertThat(approved.state()).isNotEqualTo(RecommendationState.PROPOSED);
            assertThat(actions(approved.shortId())).contains("approval.automatic");
        });
        assertThat(actions(outage.id().toString())).containsExactly("outage.reported", "outage.answered");

        Actors.runAs(SOMEBODY, () -> outages.restore(outage.id(), "power is back"));
        var again = Actors.runAs(
                Actor.system("planner"), () -> planner.run(new PlanRequest("after it", Set.of("standing-" + x))));
        assertThat(plans.byId(again).orElseThrow().snapshot().problem().sites()).noneMatch(site -> site.isLost());
    }

    @Test
    void whoNeedsALostLinkGoesWhereItIsNotNeeded() throws IOException {
        store(service(
                "reader", "aws:us-east-1", "dataSets: [{name: lake, site: \"aws:eu-west-1\", gigabytesRead: 10}]"));
        var outage =
                answered(Actors.runAs(SOMEBODY, () -> outages.report("aws:us-east-1", "aws:eu-west-1", "cable cut")));
        var plan = plans.byId(new PlanId(Objects.requireNonNull(outage.plan()))).orElseThrow();
        assertThat(plan.snapshot().subjects())
                .anyMatch(subject -> subject.name().equals("reader-" + x));
        assertThat(plan.plan().assignments().stream()
                        .filter(placed -> placed.workload().equals("reader-" + x)))
                .singleElement()
                .satisfies(placed -> assertThat(placed.choice().site()).isNotEqualTo("aws:us-east-1"));
        assertThat(of("reader"))
                .singleElement()
                .satisfies(proposed -> assertThat(proposed.kind()).isEqualTo(RecommendationKind.PLACEMENT));
    }

    @Test
    void theSameReportTwiceIsOneOutageAndNobodyLosesWhatIsNoSite() {
        Actors.runAs(SOMEBODY, () -> {
            var one = outages.report("aws:me-south-1", null, "dark");
            assertThat(outages.report("aws:me-south-1", null, "still dark").id())
                    .isEqualTo(one.id());
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> outages.report("aws:atlantis", null, "dark"))
                    .hasMessageContaining("no known site");
        });
    }

    @Test
    void whatChangedWaitsUntilAPlanCoversItAndAMoveIsNoChange() throws IOException {
        store(service("noted", "aws:eu-north-1", ""));
        assertThat(causes("noted")).containsExactly("added");
        store(service("noted", "aws:eu-north-1", "memoryGib: 64"));
        assertThat(causes("noted")).containsExactly("added; changed");
        Actors.runAs(Actor.system("planner"), () -> planner.run(new PlanRequest("covers it", Set.of("noted-" + x))));
        assertThat(causes("noted")).isEmpty();
        workloads.move(workloads.byName("noted-" + x).orElseThrow().id(), "aws:eu-west-1");
        assertThat(causes("noted")).isEmpty();
    }

    private List<String> causes(String name) {
        return replans.waiting().stream()
                .filter(waiting -> waiting.workload().equals(name + "-" + x))
                .map(Replans.Waiting::causes)
                .toList();
    }

    private Outage answered(Outage outage) {
        var latest = Instant.now().plusSeconds(90);
        while (Instant.now().isBefore(latest)) {
            var now = outages.byId(outage.id()).orElseThrow();
            if (now.affected() != null) {
                return now;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("no answer to " + outage);
    }

    private List<RecommendationSummary> of(String name) {
        return recommendations.in(Set.of(RecommendationState.values())).stream()
                .filter(each -> each.workload().equals(name + "-" + x))
                .toList();
    }

    private List<String> actions(String subject) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(subject)
                .query(String.class)
                .list();
    }

    private void store(String yaml) throws IOException {
        var read = Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", "workloads:\n" + yaml);
        assertThat(read.quarantined()).isEmpty();
        for (Workload workload : read.rows()) {
            workloads.save(workload);
        }
    }

    private String service(String name, String site, String more) {
        return """
                  - name: %s-%s
                    kind: SERVICE
                    owner: evacuated
                    environment: production
                    site: %s
                    vcpus: 4
                    %s
                """.formatted(name, x, site, more);
    }

    private void automatic(String workload) {
        var writer = people.create("w-" + x, "W", "correct horse battery", Set.of("OPERATOR"), Set.of());
        var other = people.create("o-" + x, "O", "correct horse battery", Set.of("APPROVER"), Set.of());
        var text = "name: p-" + workload + "\napplies: {workload: " + workload
                + "}\napproval:\n  aboveUsdPerMonth: 100000\n  automatic: EVACUATION\n";
        policies.activate(policies.draft(text, writer).id(), other, "agreed");
    }
}
