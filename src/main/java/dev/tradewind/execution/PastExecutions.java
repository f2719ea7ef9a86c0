package dev.tradewind.execution;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Executions as they were, by their recorded history, and whether that history is whole. */
@Component
class PastExecutions {
    private final ExecutionStore store;
    private final History history;

    PastExecutions(ExecutionStore store, History history) {
        this.store = store;
        this.history = history;
    }

    /** In words, why the history does not lead to what is stored; empty also where it is too old to be replayed. */
    Optional<String> broken(UUID id) {
        return broken(store.findById(id).orElseThrow());
    }

    private Optional<String> broken(Execution execution) {
        var last = execution.historyLines();
        var head = execution.historyHead();
        if (last == null || head == null) {
            return Optional.empty();
        }
        var lines = history.of(execution.id());
        return HistoryReplay.of(lines).against(execution.summary(), last, head, lines);
    }

    /** @throws IllegalArgumentException when it was not there yet */
    AsItWas at(UUID id, Instant at) {
        var execution = store.findById(id).orElseThrow();
        if (execution.historyLines() == null) {
            throw new IllegalStateException(
                    "%s began before histories could be replayed. Maybe read its lines, or its entries of the audit log?"
                            .formatted(execution.shortId()));
        }
        broken(execution).ifPresent(why -> {
            throw new IllegalStateException(
                    "The history of %s is not whole: %s. Its entries of the audit log hold the digest of each line."
                            .formatted(execution.shortId(), why));
        });
        var replay = HistoryReplay.of(history.of(id));
        return replay.at(at)
                .orElseThrow(() -> new IllegalArgumentException("%s was not there at %s, it was scheduled at %s"
                        .formatted(
                                execution.shortId(),
                                at,
                                replay.moments().getFirst().at())));
    }
}
