package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import dev.tradewind.planning.CurrentSignals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the newest board. Only somebody who asks for an unknown place waits for a new one. */
final class Boards {
    private static final int MOST_OTHERS = 200;
    private final CurrentSignals signals;
    private final QuotaLedger ledger;
    private final Map<List<Object>, Candidate> others = new LinkedHashMap<>();
    private volatile @Nullable Board newest;

    Boards(CurrentSignals signals, QuotaLedger ledger) {
        this.signals = signals;
        this.ledger = ledger;
    }

    synchronized Board refresh() {
        var reached = List.copyOf(others.values());
        var board = Board.of(signals.with(reached), reached);
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
                            candidate.limits().maxDataRttMicros() != null),
                    candidate);
            return refresh();
        }
    }
}
