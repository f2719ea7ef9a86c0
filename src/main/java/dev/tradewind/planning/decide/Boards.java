package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import dev.tradewind.planning.CurrentSignals;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the newest board. Only somebody who asks for an unknown place waits for a new one. */
final class Boards {
    private static final int MOST_OTHERS = 200;
    private final CurrentSignals signals;
    private final Workloads workloads;
    private final QuotaLedger ledger;
    private final Map<List<Object>, Candidate> others = new LinkedHashMap<>();
    private volatile @Nullable Board newest;

    Boards(CurrentSignals signals, Workloads workloads, QuotaLedger ledger) {
        this.signals = signals;
        this.workloads = workloads;
        this.ledger = ledger;
    }

    synchronized Board refresh() {
        var reached = List.copyOf(others.values());
        var owners = workloads.all().stream()
                .collect(Collectors.toMap(Workload::name, of -> new Board.Belongs(of.owner(), of.environment())));
        var board = Board.of(signals.with(reached), reached, owners);
        ledger.state(board.problem());
        newest = board;
        return board;
    }

    @Nullable
    Board newest() {
        return newest;
    }

    Board reaching(Candidate candidate) {
        var board = newest;
        if (board != null && board.reaches(candidate)) {
            return board;
        }
        synchronized (this) {
            board = newest;
            if (board != null && board.reaches(candidate)) {
                return board;
            }
            if (others.size() >= MOST_OTHERS) {
                others.remove(others.keySet().iterator().next());
            }
            others.put(
                    List.of(
                            candidate.data(),
                            candidate.users(),
                            String.valueOf(candidate.currentSite()),
                            candidate.limits().allowedProviders(),
                            candidate.limits().maxDataRttMicros() != null),
                    candidate);
            return refresh();
        }
    }
}
