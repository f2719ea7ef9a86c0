package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Approvals;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** People who decide, proposals for them, and what became of these: with a real database and real processes. */
@ConsoleTest
abstract class Proposals {
    @Autowired
    Recommendations recommendations;

    @Autowired
    Approvals approvals;

    @Autowired
    Executions executions;

    @Autowired
    Interventions interventions;

    @Autowired
    PolicyBackTest backTest;

    @Autowired
    Workloads workloads;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    UserDetailsService signIns;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reservations reservations;

    @Autowired
    MissedMark missed;

    @Autowired
    ExecutionBadge badge;

    final String suffix = UUID.randomUUID().toString().substring(0, 8);
    Person mara = nobody();
    Person jon = nobody();

    static Person nobody() {
        return SamplePeople.nobody();
    }

    @BeforeEach
    void staff() {
        mara = people.create(
                "mara-" + suffix, "Mara", "correct horse battery", Set.of("APPROVER", "OPERATOR"), Set.of("platform"));
        jon = people.create("jon-" + suffix, "Jon", "correct horse battery", Set.of("APPROVER"), Set.of("security"));
    }

    /** Of every test here, whatever became of its executions. */
    @AfterEach
    void everyHistoryLeadsToWhatIsStored() {
        assertThat(executions.latest(30))
                .filteredOn(e -> e.state().ended())
                .allSatisfy(e -> assertThat(executions.historyBroken(e.id()))
                        .as("%s, %s", e.shortId(), executions.history(e.id()))
                        .isEmpty());
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    Workload workload(String name, String... command) {
        return workloads.save(EngineProcess.workload(name + "-" + suffix, List.of(command)));
    }

    RecommendationSummary propose(Workload of, String by, String usd, @Nullable Instant latestStart) {
        return recommendations.propose(proposal(of, RecommendationKind.PLACEMENT, by, usd, latestStart));
    }

    Proposal proposal(Workload of, RecommendationKind kind, String usd) {
        return proposal(of, kind, "system:engine", usd, null);
    }

    Proposal proposal(Workload of, RecommendationKind kind, String by, String usd, @Nullable Instant latestStart) {
        return new Proposal(
                kind,
                "Move " + of.name(),
                null,
                of.id(),
                of.name(),
                of.owner(),
                EngineProcess.SOURCE,
                EngineProcess.TARGET,
                null,
                null,
                latestStart,
                new BigDecimal(usd),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                Basis.digest(of),
                by,
                Instant.now().plusSeconds(3600));
    }

    void active(String yaml, String workload) {
        var draft =
                policies.draft("name: p-%s\napplies:\n  workload: %s\n%s".formatted(workload, workload, yaml), mara);
        policies.activate(draft.id(), jon, "agreed");
    }

    void freeze(String workload) {
        active("freezes:\n  - name: now\n    from: 2020-01-01T00:00:00Z\n    to: 2100-01-01T00:00:00Z\n", workload);
    }

    RecommendationSummary now(RecommendationSummary of) {
        return recommendations.byId(of.id()).orElseThrow();
    }

    List<String> actions(String subject) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(subject)
                .query(String.class)
                .list();
    }

    ExecutionSummary await(RecommendationSummary of, Predicate<ExecutionSummary> there) {
        var latest = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(latest)) {
            var all = executions.of(of.id());
            if (!all.isEmpty() && there.test(all.getFirst())) {
                return all.getFirst();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("never there: " + executions.of(of.id()));
    }

    void signIn(Person person) {
        var details = signIns.loadUserByUsername(person.name());
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(details, null, details.getAuthorities()));
    }
}
