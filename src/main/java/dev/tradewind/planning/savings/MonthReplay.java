package dev.tradewind.planning.savings;

import dev.tradewind.placement.Link;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.PastMonth;
import dev.tradewind.quantity.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every run of a month under every policy, with what could be expected and with what happened. */
final class MonthReplay {
    private final MonthSignals signals;
    private final Weights weights;
    private final List<Link> links;
    private final Map<Key, Sum> sums = new TreeMap<>();
    private final Set<String> workloads = new HashSet<>();
    private int runs;
    private int unknown;

    MonthReplay(MonthSignals signals, Weights weights, List<Link> links) {
        this.signals = signals;
        this.weights = weights;
        this.links = links;
    }

    private record Key(SavingsPolicy policy, boolean perfect) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            var order = policy.compareTo(other.policy);
            return order == 0 ? Boolean.compare(perfect, other.perfect) : order;
        }
    }

    private static final class Sum {
        private long nanoUsd;
        private long milligrams;
        private long waitedSlots;
        private int kept;
    }

    MonthSavings run(YearMonth month, List<PastMonth.Run> all, Instant madeAt) {
        Map<Instant, List<PastMonth.Run>> byHour = new TreeMap<>();
        all.forEach(run ->
                byHour.computeIfAbsent(run.from(), hour -> new ArrayList<>()).add(run));
        byHour.forEach((hour, first) -> {
            var hours = first.stream()
                    .mapToInt(run -> run.candidate().deadlineSlot())
                    .max()
                    .orElseThrow();
            var choices = new RunChoices(signals, hour, hours, weights, links);
            first.forEach(run -> add(run, choices));
        });
        var lines = new ArrayList<MonthSavings.Line>();
        sums.forEach((key, sum) -> lines.add(new MonthSavings.Line(
                key.policy(),
                key.perfect(),
                Money.ofNanoUsd(sum.nanoUsd).amount(),
                sum.milligrams / 1e6,
                (double) sum.waitedSlots / Math.max(1, runs),
                sum.kept)));
        return new MonthSavings(month, madeAt, workloads.size(), runs, unknown, lines);
    }

    private void add(PastMonth.Run run, RunChoices choices) {
        var candidate = run.candidate();
        var asToday = choices.of(SavingsPolicy.RUN_NOW, true, candidate);
        if (asToday == null) {
            unknown++;
            return;
        }
        runs++;
        workloads.add(candidate.id());
        for (var policy : SavingsPolicy.values()) {
            for (var perfect : new boolean[] {false, true}) {
                var chosen = choices.of(policy, perfect, candidate);
                var sum = sums.computeIfAbsent(new Key(policy, perfect), key -> new Sum());
                sum.kept += chosen == null ? 1 : 0;
                var counted = chosen == null ? asToday : chosen;
                sum.nanoUsd = Math.addExact(sum.nanoUsd, counted.terms().billedNanoUsd());
                sum.milligrams = Math.addExact(sum.milligrams, counted.terms().carbonMilligrams());
                sum.waitedSlots += counted.startSlot() - candidate.firstStart();
            }
        }
    }
}
