package dev.tradewind.execution.bench;

import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.RunTemplate;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks for executions, and counts what is open; it carries out nothing. Survives a database that goes away. */
final class Feeder {
    static final String LOCAL_SITE = "aws:eu-west-1";
    static final String TARGET_SITE = "aws:eu-north-1";
    private static final String SOURCE = "aws:eu-central-1";
    private static final Logger LOG = LoggerFactory.getLogger(Feeder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Workloads workloads;
    private final Recommendations recommendations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Path journal;
    private final Clock clock;
    private final Set<String> asked = new LinkedHashSet<>();

    Feeder(ApplicationContext context, Path journal, Clock clock) {
        this.workloads = context.getBean(Workloads.class);
        this.recommendations = context.getBean(Recommendations.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.journal = journal;
        this.clock = clock;
    }

    Set<String> asked() {
        return Set.copyOf(asked);
    }

    /** @param beside a fault to plant, in the same transaction; given the id of the execution */
    void ask(String name, boolean local, @Nullable Instant start, java.util.function.@Nullable Consumer<UUID> beside) {
        // when the answer to a commit was lost the name tells whether it was made
        whenTheDatabaseIsThere(() -> count("select count(*) from execution where workload = ?", name) > 0
                ? true
                : transaction.execute(status -> {
                    var workload = workloads.save(workload(name, local));
                    var proposed = recommendations.propose(proposal(workload, local, start));
                    recommendations.approve(proposed.id(), proposed.version(), "system:bench", "for the bench");
                    if (beside != null) {
                        beside.accept(jdbc.sql("select id from execution where workload = ?")
                                .param(name)
                                .query(UUID.class)
                                .single());
                    }
                    return true;
                }));
        asked.add(name);
    }

    int open() {
        return whenTheDatabaseIsThere(() -> count("select count(*) from execution where ended_at is null"));
    }

    Set<String> openNames() {
        return whenTheDatabaseIsThere(() -> Set.copyOf(jdbc.sql("select workload from execution where ended_at is null")
                .query(String.class)
                .list()));
    }

    int ended() {
        return whenTheDatabaseIsThere(() -> count("select count(*) from execution where ended_at is not null"));
    }

    int waitingForTheirSlot() {
        return whenTheDatabaseIsThere(() -> count("""
                select count(*) from execution_step
                where kind = 'DISPATCH' and state = 'PENDING' and detail like 'waits for its slot%'"""));
    }

    /** Entries of the log that executions wrote. */
    int changes() {
        return whenTheDatabaseIsThere(() -> count("select count(*) from audit_entry where action like 'execution.%'"));
    }

    /** Of the whole database, with its indexes. */
    long bytes() {
        return whenTheDatabaseIsThere(() -> jdbc.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single());
    }

    void sql(String statement, Object... values) {
        whenTheDatabaseIsThere(() -> {
            var bound = jdbc.sql(statement);
            for (var value : values) {
                bound = bound.param(value);
            }
            return bound.update();
        });
    }

    private int count(String sql, Object... values) {
        var statement = jdbc.sql(sql);
        for (var value : values) {
            statement = statement.param(value);
        }
        return statement.query(Integer.class).single();
    }

    private interface Question<T> {
        T ask();
    }

    private <T> T whenTheDatabaseIsThere(Question<T> question) {
        var latest = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                return question.ask();
            } catch (org.springframework.dao.DataAccessException
                    | org.springframework.transaction.TransactionException e) {
                if (clock.instant().isAfter(latest)) {
                    throw e;
                }
                LOG.debug("asked again", e);
                Pause.millis(300);
            }
        }
    }

    private Workload workload(String name, boolean local) {
        var command = """
                sleep 1; case $TRADEWIND_RUN_KEY in *[05]-1) e=1;; *) e=0;; esac
                echo "$TRADEWIND_WORKLOAD $TRADEWIND_RUN_KEY $e $(date +%%s)" >> %s
                exit $e""".formatted(journal);
        return new Workload(
                UUID.randomUUID(),
                name,
                WorkloadKind.BATCH,
                "bench",
                "bench",
                Map.of(),
                SOURCE,
                0.1,
                0.1,
                0,
                null,
                0.5,
                1.0,
                new RunWindow("0 0 23 * * *", ZoneId.of("UTC"), 4, null, null),
                false,
                local ? List.of("sh", "-c", command) : List.of(),
                local ? null : new RunTemplate(null, null, 0, JournalTarget.JOB),
                List.of(),
                List.of(),
                BigDecimal.ZERO,
                null,
                0);
    }

    private Proposal proposal(Workload of, boolean local, @Nullable Instant start) {
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + of.name(),
                null,
                of.id(),
                of.name(),
                of.owner(),
                SOURCE,
                local ? LOCAL_SITE : TARGET_SITE,
                null,
                start,
                null,
                new BigDecimal("-12.50"),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("bench"),
                "low",
                "5f0c9a00",
                Basis.digest(of),
                "system:bench",
                clock.instant().plus(Duration.ofDays(2)));
    }
}
