package dev.tradewind.report.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.log.Sequencer;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import dev.tradewind.report.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class ChangeRecordsTest {
    @Autowired
    private ChangeRecords records;

    @Autowired
    private Reports reports;

    @Autowired
    private People people;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private TransactionTemplate transaction;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String site = "site-" + suffix;
    private final String recommendation = "REC-" + suffix;
    private final String execution = "EXE-" + suffix;
    private Person proposer;
    private Person approver;

    @BeforeEach
    void somebodyProposesAndAnotherApprovesAndItRuns() {
        proposer = person("proposer", "OPERATOR");
        approver = person("approver", "APPROVER");
        by(proposer, Change.of("recommendation.proposed", "recommendation", recommendation, Map.of("toSite", site)));
        by(
                approver,
                Change.of("approval.given", "recommendation", recommendation, Map.of("digest", "d"))
                        .because("saves money"));
        var facts =
                Map.of("recommendation", recommendation, "workload", "etl", "executor", "local", "state", "RUNNING");
        by(null, Change.of("execution.step-running", "execution", execution, with(facts, "step", "DISPATCH")));
    }

    @Test
    void tellWhoCouldApproveWhoDidAndWhatRanAtTheSiteEachWithItsLeaf() {
        by(
                null,
                Change.of(
                        "execution.succeeded",
                        "execution",
                        execution,
                        Map.of("recommendation", recommendation, "state", "SUCCEEDED", "imageDigest", "sha256:abc")));
        var lines = about(site);
        assertThat(lines)
                .extracting(ChangeLine::section, ChangeLine::subject, ChangeLine::site)
                .contains(
                        tuple(Section.DECISION, recommendation, site),
                        tuple(Section.RUN, execution, site),
                        tuple(Section.COULD_APPROVE, approver.id().toString(), ""));
        var run = lines.stream()
                .filter(line -> line.section() == Section.RUN)
                .findFirst()
                .orElseThrow();
        assertThat(run.until()).isNotNull();
        assertThat(run.detail()).contains("etl", recommendation, "SUCCEEDED", "sha256:abc");
        assertThat(lines).extracting(ChangeLine::leaf).doesNotContain(-1L);
        assertThat(about("elsewhere")).extracting(ChangeLine::section).doesNotContain(Section.RUN, Section.DECISION);
    }

    @Test
    void aRunThatBeganBeforeThePeriodAndHasNotEndedIsInIt() {
        var from = Instant.now();
        sequencer.run();
        assertThat(records.of(new TimeRange(from, from.plusSeconds(60)), site))
                .filteredOn(line -> line.subject().equals(execution))
                .extracting(ChangeLine::section)
                .containsExactly(Section.RUN);
        assertThat(records.of(new TimeRange(from.minus(Duration.ofDays(9)), from.minus(Duration.ofDays(8))), site))
                .isEmpty();
    }

    @Test
    void aControlThatHeldShowsNoConflictAndOnePersonOnBothSidesShowsOne() {
        assertThat(conflicts(UnaryOperator.identity())).isEmpty();
        assertThat(conflicts(account -> "the same human")).contains("approved what they proposed");
    }

    @Test
    void aRoleThatWasTakenAwayEndsWhoCouldApprove() {
        var root = person("root", "ADMIN");
        as(root, () -> people.grant(approver.id(), Set.of("VIEWER"), Set.of(), root.id()));
        var could = about(null).stream()
                .filter(line -> line.section() == Section.COULD_APPROVE
                        && line.subject().equals(approver.id().toString()))
                .toList();
        assertThat(could).hasSize(1);
        assertThat(could.getFirst().until()).isNotNull();
        assertThat(records.of(new TimeRange(Instant.now(), Instant.now().plusSeconds(60)), null))
                .filteredOn(line -> line.subject().equals(approver.id().toString()))
                .isEmpty();
    }

    @Test
    void theReportIsForThoseWhoMaySeeTheLog() {
        var request = new ReportRequest(ReportKind.CHANGES, YearMonth.now(), null, null, null);
        assertThatThrownBy(() -> reports.preview(request)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> reports.make(request)).isInstanceOf(AccessDeniedException.class);
    }

    private List<String> conflicts(UnaryOperator<String> human) {
        sequencer.run();
        return records.of(lately(), site, human).stream()
                .filter(line ->
                        line.section() == Section.CONFLICT && line.subject().equals(recommendation))
                .map(ChangeLine::detail)
                .toList();
    }

    private List<ChangeLine> about(@org.jspecify.annotations.Nullable String at) {
        sequencer.run();
        return records.of(lately(), at).stream()
                .filter(line -> line.toString().contains(suffix)
                        || line.subject().equals(approver.id().toString()))
                .toList();
    }

    private static TimeRange lately() {
        return new TimeRange(Instant.now().minusSeconds(3600), Instant.now().plusSeconds(60));
    }

    private Person person(String name, String role) {
        return people.create(name + "-" + suffix, name, "a long enough password", Set.of(role), Set.of());
    }

    private static Map<String, Object> with(Map<String, String> facts, String key, String value) {
        var all = new java.util.TreeMap<String, Object>(facts);
        all.put(key, value);
        return all;
    }

    private void by(@org.jspecify.annotations.Nullable Person person, Change change) {
        var actor =
                person == null ? Actor.system("engine") : new Actor(person.id().toString(), Actor.PERSON);
        Actors.runAs(actor, () -> transaction.executeWithoutResult(status -> audit.record(change)));
    }

    private static void as(Person person, Runnable work) {
        Actors.runAs(new Actor(person.id().toString(), Actor.PERSON), work);
    }
}
