package dev.tradewind.egress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers over files that never change, kept for as long as the same files count: pages ask for the same sums whenever they
 * are opened.
 */
final class KeptAnswers {
    private static final int MOST = 128;
    /** A longer answer is asked for again rather than held. */
    private static final int MOST_LINES = 5_000;

    private final Map<List<Object>, List<?>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, List<?>> eldest) {
            return size() > MOST;
        }
    };

    private @Nullable Object of;

    /**
     * @param question the same for what has the same answer over the same files
     * @param counting which files count now; equal exactly while they are the same
     */
    <T> List<T> answer(List<Object> question, Supplier<Object> counting, Supplier<List<T>> ask) {
        var now = counting.get();
        var kept = this.<T>find(question, now);
        if (kept != null) {
            return kept;
        }
        var answer = List.copyOf(ask.get());
        // an import may have come between: then nobody knows over which files this is the answer
        if (answer.size() <= MOST_LINES && counting.get().equals(now)) {
            keep(question, now, answer);
        }
        return answer;
    }

    /** The type is that of the question, which names who asks. */
    @SuppressWarnings("unchecked")
    private synchronized <T> @Nullable List<T> find(List<Object> question, Object now) {
        if (!now.equals(of)) {
            answers.clear();
            of = now;
        }
        return (List<T>) answers.get(question);
    }

    private synchronized void keep(List<Object> question, Object now, List<?> answer) {
        if (now.equals(of)) {
            answers.put(question, answer);
        }
    }
}
