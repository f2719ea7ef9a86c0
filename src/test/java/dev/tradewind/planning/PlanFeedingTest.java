package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.places.WorkloadYamlDialect;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.identity.People;
import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Coupling;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.Together;
import dev.tradewind.placement.check.PlanCheck;
import dev.tradewind.planning.cli.PlanCommand;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** What a workload file and a policy state reaches the engine, holds in the plan, and is told with its numbers. */
@ConsoleTest
class PlanFeedingTest {
    private final String x = UUID.randomUUID().toString().substring(0, 6);

    @Autowired
    Workloads workloads;

    @Autowired
    SnapshotBuilder snapshots;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    Planner planner;

    @Autowired
    Plans plans;

    @TempDir
    private Path folder;

    @Test
    void aChainRunsInItsOrderAndHandsItsBytesOn() throws IOException {
        var planned = plan(run("extract", 2, "")
                + run("transform", 3, "placing: {after: [{workload: extract-%s, gigabytes: 40}]}".formatted(x)));
        var extract = planned.of("extract-" + x);
        var transform = planned.of("transform-" + x);
        assertThat(planned.candidate("transform-" + x)
                        .shape()
                        .after()
                        .getFirst()
                        .megabytes())
                .isEqualTo(40_000);
        assertThat(transform.choice().startSlot())
                .isGreaterThanOrEqualTo(extract.choice().startSlot() + 2);
        assertThat(planned.rule(SharedRule.Kind.CHAIN).outcome()).contains("40.0 GB");
    }

    @Test
    void aRunAfterOneThatIsNoWorkloadIsLeftOutWithTheReasonAndACircleToo() throws IOException {
        var snapshot = freeze(run("alone", 1, "placing: {after: [{workload: nobody-%s}]}".formatted(x))
                + run("hen", 1, "placing: {after: [{workload: egg-%s}]}".formatted(x))
                + run("egg", 1, "placing: {after: [{workload: hen-%s}]}".formatted(x)));
        assertThat(snapshot.leftOut().stream().filter(left -> left.workload().endsWith(x)))
                .extracting(Snapshot.LeftOut::reason)
                .containsExactlyInAnyOrder(
                        "runs after 'nobody-" + x + "', which is no workload",
                        "it waits, over others, for itself",
                        "it waits, over others, for itself");
    }

    @Test
    void whoIsTiedToAPlannedOneIsLookedAtAndStandsAsItIs() throws IOException {
        store(run("first", 2, "") + run("second", 2, "placing: {after: [{workload: first-%s}]}".formatted(x)));
        var snapshot = snapshots.freeze(Set.of("second-" + x));
        assertThat(snapshot.problem().workloads()).hasSize(2);
        assertThat(snapshot.subjects()).extracting(Snapshot.Subject::name).containsExactly("second-" + x);
        var first = snapshot.problem().workloads().getFirst();
        assertThat(first.limits().isFrozen()).isTrue();
    }

    @Test
    void aRunThatMayPauseIsPlannedInPiecesOnlyWhenItSaysWhatAPauseCosts() throws IOException {
        var snapshot = freeze(run("silent", 4, "interruptible: true")
                + run("stated", 4, "interruptible: true\n    placing: {resumeMinutes: 6}"));
        assertThat(candidate(snapshot, "silent-" + x).shape().interruptible()).isFalse();
        assertThat(candidate(snapshot, "stated-" + x).shape().interruptible()).isTrue();
        assertThat(candidate(snapshot, "stated-" + x).shape().resumePerMille()).isEqualTo(100);
    }

    @Test
    void recurringRunsShareOneSiteAndOneOffsetAndCountOnce() throws IOException {
        var planned = plan(run("daily", 2, "placing: {sameEachTime: true}"));
        var daily = planned.candidate("daily-" + x);
        assertThat(daily.shape().runs()).isBetween(6, 7);
        assertThat(daily.shape().everySlots()).isEqualTo(24);
        // 30 runs in 30 days, each decision standing for so many of them.
        assertThat(daily.timesPerMonthPerMille() * daily.shape().runs())
                .isCloseTo(30_000, org.assertj.core.data.Offset.offset(10L));
        var pieces = planned.of("daily-" + x).choice().pieces();
        assertThat(pieces).hasSize(daily.shape().runs());
        assertThat(pieces.get(1).from() - pieces.get(0).from()).isEqualTo(24);
    }

    @Test
    void aGangIsAtOneSiteWithAllItsMembersAndNoMoreThanItStates() throws IOException {
        var gang = candidate(freeze(run("gang", 1, "placing: {members: 3}")), "gang-" + x);
        assertThat(gang.shape().members()).isEqualTo(3);
        assertThat(gang.demand().milliVcpu()).isEqualTo(2667);
    }

    @Test
    void aServiceCutByItsUsersIsWhollyPlacedPartByPart() throws IOException {
        var planned = plan(service("shop", """
                placing: {byUserLocation: true}
                    egressGbPerMonth: 100
                    users:
                      - {site: "aws:us-east-1", share: 0.7}
                      - {site: "aws:eu-central-1", share: 0.3}
                    maxRttMillis: 40
                """.strip()));
        var parts = planned.snapshot().problem().workloads().stream()
                .filter(candidate -> candidate.id().startsWith("shop-" + x))
                .toList();
        assertThat(parts).hasSize(2);
        assertThat(parts.stream().mapToLong(part -> part.demand().milliVcpu()).sum())
                .isEqualTo(8000);
        assertThat(parts.stream()
                        .mapToLong(part -> part.data().getFirst().writtenMegabytes())
                        .sum())
                .isEqualTo(100_000);
        // No site is within 40 ms of both; cut, each part is near its own users.
        assertThat(planned.plan().infeasible()).isEmpty();
        assertThat(planned.rule(SharedRule.Kind.USERS).outcome())
                .contains("users at aws:eu-central-1")
                .contains("not proposed");
    }

    @Test
    void couplingsAreHardOrPriced() throws IOException {
        var limits = candidate(
                        freeze(
                                service(
                                        "tied",
                                        "placing: {couplings: [{name: db, breaks: PROVIDER, replaceUsd: 4000}, {name: vpn, breaks: SITE}]}")),
                        "tied-" + x)
                .limits();
        assertThat(limits.couplings())
                .containsExactly(
                        new Coupling("db", Coupling.Border.PROVIDER, 4_000_000_000_000L),
                        new Coupling("vpn", Coupling.Border.SITE, null));
        var placed = plan(service("held", "placing: {couplings: [{name: vpn, breaks: SITE}]}"))
                .of("held-" + x);
        assertThat(placed.choice().site()).isEqualTo("aws:us-east-1");
        assertThat(placed.explanation().filtered())
                .anyMatch(
                        count -> count.rule().equals("coupling") && count.unit().contains("vpn"));
    }

    @Test
    void sitesAreSharedAndKeptApart() throws IOException {
        var planned = plan(service("web", "placing: {sameSiteAs: [cache-%1$s], apartFrom: [spare-%1$s]}".formatted(x))
                + service("cache", "")
                + service("spare", "placing: {spread: {group: g-%1$s, atMost: 1}}".formatted(x))
                + service("third", "placing: {spread: {group: g-%1$s, atMost: 1}}".formatted(x)));
        var site = planned.of("web-" + x).choice().site();
        assertThat(planned.of("cache-" + x).choice().site()).isEqualTo(site);
        assertThat(planned.of("spare-" + x).choice().site()).isNotEqualTo(site);
        assertThat(planned.of("third-" + x).choice().site())
                .isNotEqualTo(planned.of("spare-" + x).choice().site());
        assertThat(planned.snapshot().problem().together())
                .extracting(Together::kind)
                .contains(Together.Kind.SAME_SITE, Together.Kind.DIFFERENT_SITES, Together.Kind.SPREAD);
    }

    @Test
    void aPolicyBudgetHoldsForAllItIsMeantForTogether() throws IOException {
        var text = service("one", "egressGbPerMonth: 1000") + service("two", "egressGbPerMonth: 1000");
        var free = plan(text);
        var spent = free.of("one-" + x).choice().terms().egressNanoUsd()
                + free.of("two-" + x).choice().terms().egressNanoUsd();
        var carbon = free.of("one-" + x).choice().terms().carbonMilligrams()
                + free.of("two-" + x).choice().terms().carbonMilligrams();
        active("limits: {monthly: {egressUsd: %s, kgCo2e: %s, usd: 100000}}"
                .formatted(spent / 1e9 + 1, carbon / 1e6 + 1));
        var held = plan(text);
        assertThat(held.snapshot().problem().budgets())
                .hasSize(3)
                .allSatisfy(budget -> assertThat(budget.workloads()).containsExactly("one-" + x, "two-" + x));
        assertThat(held.plan().infeasible()).isEmpty();
        active("limits: {monthly: {egressUsd: 1}}");
        assertThat(plan(text).plan().infeasible()).hasSize(2);
        assertThat(held.rule(SharedRule.Kind.BUDGET).outcome()).contains(" of USD ");
    }

    @Test
    void gigabytesOfAMonthAreAddedUpBeforeTheyArePriced() throws IOException {
        var planned = plan(
                service("heavy", "egressGbPerMonth: 60000\n    placing: {couplings: [{name: here, breaks: SITE}]}"));
        var egress = planned.of("heavy-" + x).choice().terms().egressNanoUsd();
        var first = planned.snapshot().problem().links().stream()
                .filter(link -> link.from().equals("aws:us-east-1") && link.to().equals("internet"))
                .findFirst()
                .orElseThrow();
        assertThat(first.tierPool()).startsWith("aws to the internet from 0 GB at USD 0.");
        // One payer has one sum over all regions of the same list.
        assertThat(planned.snapshot().problem().links())
                .filteredOn(
                        link -> link.from().equals("aws:us-east-2") && link.to().equals("internet"))
                .extracting(Link::tierPool)
                .containsExactly(first.tierPool());
        var pool = planned.snapshot().problem().tierPools().stream()
                .filter(each -> each.id().equals(first.tierPool()))
                .findFirst()
                .orElseThrow();
        assertThat(first.nanoUsdPerGigabyte()).isEqualTo(pool.nextNanoUsdPerGigabyte());
        assertThat(egress)
                .isEqualTo(pool.nanoUsd(60_000_000))
                .isLessThan(60_000 * pool.steps().getFirst().nanoUsdPerGigabyte());
        assertThat(planned.rule(SharedRule.Kind.PRICE_STEPS).outcome()).contains("60,000 GB a month as planned");
    }

    @Test
    void aFreezeOverTheWholeHorizonKeepsAServiceWhereItIsNotNow() throws IOException {
        store(service("frozen", ""));
        activeFor("frozen-" + x, "freezes: [{name: all, from: 2020-01-01T00:00:00Z, to: 2100-01-01T00:00:00Z}]");
        var snapshot = snapshots.freeze(Set.of("frozen-" + x));
        assertThat(candidate(snapshot, "frozen-" + x).limits().isFrozen()).isTrue();
    }

    @Test
    void theCommandLineRepeatsTheServersPlanByteForByte() throws IOException {
        var names = store(run("first", 2, "")
                + run("second", 3, "placing: {after: [{workload: first-%s, gigabytes: 4}]}".formatted(x))
                + run("pausing", 3, "interruptible: true\n    placing: {resumeMinutes: 6}")
                + service("web", "egressGbPerMonth: 500\n    placing: {apartFrom: [spare-%s]}".formatted(x))
                + service("spare", ""));
        active("limits: {monthly: {egressUsd: 900, kgCo2e: 900}}");
        var id = Actors.runAs(Actor.system("test"), () -> planner.run(new PlanRequest("for both", names)));
        var summary = plans.summary(id).orElseThrow();
        var input = Files.write(folder.resolve("snapshot.json"), plans.evidence(summary.snapshotHash()));
        var output = folder.resolve("plan.json");
        assertThat(PlanCommand.plan(
                        new String[] {input.toString(), "--out", output.toString()}, System.out, System.err))
                .isZero();
        assertThat(Files.readAllBytes(output)).isEqualTo(plans.evidence(summary.planHash()));
    }

    @Test
    void whoCommitsToACentralPlaceIsToldThatItIsNoEdgeWorkload() throws IOException {
        var planned = plan(service("fraud", """
                placing: {commit: {dataSet: ledger, maxMillis: 8}, couplings: [{name: app, breaks: PROVIDER}]}
                    dataSets: [{name: ledger, site: "aws:us-west-2", gigabytesWritten: 20}]
                    users: [{site: "aws:eu-central-1", share: 1}]
                """.strip()));
        assertThat(new CommitContradiction(planned.snapshot()).of("fraud-" + x))
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("no edge workload")
                        .contains("Nearest to its users is")
                        .contains("of 8.0 ms that it may take")
                        .containsPattern("\\d ms farther from its users, USD [\\d,.]+ a month (dearer|cheaper)"));
    }

    private record Planned(Snapshot snapshot, dev.tradewind.placement.Plan plan) {
        Assignment of(String workload) {
            return plan.assignments().stream()
                    .filter(each -> each.workload().equals(workload))
                    .findFirst()
                    .orElseThrow();
        }

        Candidate candidate(String id) {
            return PlanFeedingTest.candidate(snapshot, id);
        }

        SharedRule rule(SharedRule.Kind kind) {
            return SharedRules.of(snapshot, plan).stream()
                    .filter(rule -> rule.kind() == kind)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Candidate candidate(Snapshot snapshot, String id) {
        return snapshot.problem().workloads().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The plan, gone over by the checker that shares no code with the engine. */
    private Planned plan(String yaml) throws IOException {
        var snapshot = freeze(yaml);
        var plan =
                new PlacementEngine(snapshot.problem()).plan(snapshot.effort().options(() -> false));
        assertThat(PlanCheck.of(snapshot.problem(), plan).errors()).isEmpty();
        return new Planned(snapshot, plan);
    }

    private Snapshot freeze(String yaml) throws IOException {
        return snapshots.freeze(store(yaml));
    }

    private Set<String> store(String yaml) throws IOException {
        var read = Collected.of(new WorkloadYamlDialect(), folder, "w.yaml", "workloads:\n" + yaml);
        assertThat(read.quarantined()).isEmpty();
        return read.rows().stream().map(workloads::save).map(Workload::name).collect(Collectors.toSet());
    }

    private String run(String name, int hours, String more) {
        return """
                  - name: %s-%s
                    kind: BATCH
                    owner: data
                    environment: production
                    site: aws:us-east-1
                    vcpus: 8
                    durationHours: %d
                    window: {schedule: "0 0 1 * * *", slackHours: 10}
                    %s
                """.formatted(name, x, hours, more);
    }

    private String service(String name, String more) {
        return """
                  - name: %s-%s
                    kind: SERVICE
                    owner: feeding-%s
                    environment: production
                    site: aws:us-east-1
                    vcpus: 8
                    %s
                """.formatted(name, x, x, more);
    }

    private void active(String limits) {
        activate("feeding-" + x, "applies: {owner: feeding-%s}\n%s\n".formatted(x, limits));
    }

    private void activeFor(String workload, String text) {
        activate("p-" + workload, "applies: {workload: %s}\n%s\n".formatted(workload, text));
    }

    private void activate(String name, String text) {
        var writer =
                people.create("w-" + UUID.randomUUID(), "W", "correct horse battery", Set.of("OPERATOR"), Set.of());
        var other = people.create("o-" + UUID.randomUUID(), "O", "correct horse battery", Set.of("APPROVER"), Set.of());
        policies.activate(policies.draft("name: " + name + "\n" + text, writer).id(), other, "agreed");
    }
}
