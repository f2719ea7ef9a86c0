package dev.tradewind.execution;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every write to an execution: loaded afresh, fence checked, change audited, all in one transaction; a step's new state
 * is told afterwards. When somebody else wrote meanwhile, it is done again on what they left.
 */
@Component
class Ledger {
    private static final int TRIES = 5;

    private final ExecutionStore store;
    private final AuditTrail audit;
    private final History history;
    private final ApplicationEventPublisher events;
    private final ExecutionNews news;
    private final TransactionTemplate transaction;

    Ledger(
            ExecutionStore store,
            AuditTrail audit,
            History history,
            ApplicationEventPublisher events,
            ExecutionNews news,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.audit = audit;
        this.history = history;
        this.events = events;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes the execution over. */
    ExecutionSummary claim(UUID id) {
        return write(id, null, execution -> {
            execution.claim();
            return execution.summary();
        });
    }

    ExecutionSummary read(UUID id) {
        return Objects.requireNonNull(transaction.execute(s -> load(id).summary()));
    }

    /** @throws FenceLost when another engine has taken over */
    <T> T underFence(UUID id, long fence, Function<Execution, T> change) {
        return write(id, fence, change);
    }

    /** A person's change; it needs no fence, the state table and the version guard it. */
    ExecutionSummary byPerson(UUID id, String action, String name, String reason, Consumer<Execution> change) {
        return write(id, null, execution -> {
            var before = facts(execution.summary(), null);
            change.accept(execution);
            var after = execution.summary();
            history.add(id, after.fence(), "%s by %s: %s".formatted(action, name, reason));
            audit.record(Change.of("execution." + action, "execution", after.shortId(), before, facts(after, null))
                    .because(reason));
            return after;
        });
    }

    private <T> T write(UUID id, @Nullable Long fence, Function<Execution, T> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                var before = new Before[1];
                var after = new ExecutionSummary[1];
                T result = transaction.execute(s -> {
                    var execution = load(id);
                    if (fence != null && execution.fence() != fence) {
                        throw new FenceLost(execution.shortId(), fence, execution.fence());
                    }
                    before[0] = new Before(execution.summary());
                    T answer = change.apply(execution);
                    after[0] = execution.summary();
                    tell(before[0].summary(), after[0]);
                    store.flush();
                    return answer;
                });
                publish(before[0].summary(), after[0]);
                return Objects.requireNonNull(result);
            } catch (ConcurrencyFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private record Before(ExecutionSummary summary) {}

    private void tell(ExecutionSummary before, ExecutionSummary after) {
        for (var step : after.steps()) {
            var was = before.steps().get(step.kind().ordinal());
            if (was.state() != step.state() || was.attempts() != step.attempts()) {
                var line = history.add(
                        after.id(),
                        after.fence(),
                        Moved.of(step),
                        "%s: %s%s"
                                .formatted(
                                        step.kind().title(),
                                        words(step.state()),
                                        step.detail().isBlank() ? "" : ", " + step.detail()));
                audit.record(Change.of(
                                "execution.step-" + words(step.state()).replace(' ', '-'),
                                "execution",
                                after.shortId(),
                                facts(before, was),
                                told(facts(after, step), line))
                        .because(step.detail().isBlank() ? null : step.detail()));
            }
        }
        if (before.state() != after.state() || before.holdReason() != after.holdReason()) {
            var line = history.add(
                    after.id(),
                    after.fence(),
                    Moved.of(after),
                    words(after.state()) + (after.stateReason().isBlank() ? "" : ": " + after.stateReason()));
            audit.record(Change.of(
                            "execution." + words(after.state()).replace(' ', '-'),
                            "execution",
                            after.shortId(),
                            facts(before, null),
                            told(facts(after, null), line))
                    .because(after.stateReason().isBlank() ? null : after.stateReason()));
        }
        if (before.state() != after.state()) {
            news.moved(after);
        }
    }

    /** The log holds the digest of the line, so that whoever rewrites a whole history is found out. */
    static Map<String, Object> told(Map<String, Object> facts, HistoryLine line) {
        if (line.digest() != null) {
            facts.put("historySha256", line.digest());
        }
        return facts;
    }

    private void publish(ExecutionSummary before, ExecutionSummary after) {
        var changed = after.steps().stream()
                .filter(step -> {
                    var was = before.steps().get(step.kind().ordinal());
                    return was.state() != step.state() || !was.detail().equals(step.detail());
                })
                .toList();
        // A pause or a hold changes no step: whoever watches must hear of it all the same.
        var told = !changed.isEmpty() || before.state() == after.state()
                ? changed
                : after.steps().stream()
                        .filter(step -> !step.state().done())
                        .limit(1)
                        .toList();
        told.forEach(step -> events.publishEvent(new StepCommitted(after.id(), step.kind(), step.state())));
    }

    static Map<String, Object> facts(ExecutionSummary of, @Nullable StepSummary step) {
        var facts = new TreeMap<String, Object>();
        facts.put("state", of.state().name());
        facts.put("recommendation", of.recommendation());
        facts.put("workload", of.workload());
        facts.put("fence", of.fence());
        facts.put("executor", of.executor());
        if (of.holdReason() != null) {
            facts.put("hold", of.holdReason().name());
        }
        if (step != null) {
            facts.put("step", step.kind().name());
            facts.put("stepState", step.state().name());
            facts.put("attempts", step.attempts());
        }
        if (of.commandSha256() != null) {
            facts.put("commandSha256", of.commandSha256());
        }
        if (of.specSha256() != null) {
            facts.put("specSha256", of.specSha256());
        }
        if (of.runObject() != null) {
            facts.put("object", of.runObject());
        }
        if (of.imageDigest() != null) {
            facts.put("imageDigest", of.imageDigest());
        }
        if (of.exitCode() != null) {
            facts.put("exitCode", of.exitCode());
        }
        return facts;
    }

    private static String words(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Execution load(UUID id) {
        return store.findById(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no execution " + id + ". Maybe it belongs to another installation?"));
    }
}
