package dev.tradewind.placement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The slow and obvious way: every combination of every choice, cost by adding slot after slot. Shares no engine code. */
final class Oracle {
    private final PlacementProblem problem;
    private final List<List<Option>> options = new ArrayList<>();
    private long best = Long.MAX_VALUE;

    record Option(CandidateSite site, int start, int length, Candidate workload, long cost) {}

    Oracle(PlacementProblem problem) {
        this.problem = problem;
        for (var workload : problem.workloads()) {
            options.add(options(workload));
        }
    }

    List<Option> optionsOf(String workload) {
        for (var index = 0; index < options.size(); index++) {
            if (problem.workloads().get(index).id().equals(workload)) {
                return options.get(index);
            }
        }
        throw new IllegalArgumentException(workload);
    }

    /** Cheapest plan that places all workloads which have an option at all; empty when they do not fit together. */
    @Nullable
    Long optimum() {
        descend(0, new ArrayList<>(), 0);
        return best == Long.MAX_VALUE ? null : best;
    }

    private void descend(int index, List<Option> chosen, long cost) {
        if (index == options.size()) {
            best = Math.min(best, cost);
            return;
        }
        if (options.get(index).isEmpty()) {
            descend(index + 1, chosen, cost);
        }
        for (var option : options.get(index)) {
            chosen.add(option);
            if (fits(chosen, option.site())) {
                descend(index + 1, chosen, cost + option.cost());
            }
            chosen.removeLast();
        }
    }

    static boolean fits(List<Option> chosen, CandidateSite site) {
        if (site.capacity() == null) {
            return true;
        }
        for (var resource : Resource.values()) {
            for (var slot = 0; slot < site.milligramsPerKwh().slots(); slot++) {
                long use = 0;
                for (var option : chosen) {
                    if (option.site().id().equals(site.id())
                            && option.start() <= slot
                            && slot < option.start() + option.length()) {
                        use += option.workload().demand().of(resource);
                    }
                }
                if (use > site.capacity().of(resource).at(slot)) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<Option> options(Candidate workload) {
        var found = new ArrayList<Option>();
        var service = workload.kind() == Candidate.Kind.SERVICE;
        var slots = problem.horizon().slots();
        var length = service ? slots : workload.durationSlots();
        for (var site : problem.sites()) {
            for (var start = 0; start < slots; start++) {
                var inWindow = service
                        ? start == 0
                        : start >= workload.earliestSlot()
                                && start + length <= Math.min(slots, workload.deadlineSlot());
                if (inWindow && allowed(workload, site, start, length)) {
                    var option = new Option(site, start, length, workload, cost(workload, site, start, length));
                    if (fits(List.of(option), site)) {
                        found.add(option);
                    }
                }
            }
        }
        return found;
    }

    private boolean allowed(Candidate workload, CandidateSite site, int start, int length) {
        var limits = workload.limits();
        if (!limits.countries().isEmpty() && !limits.countries().contains(site.country())
                || limits.deniedProviders().contains(site.provider())) {
            return false;
        }
        for (var need : workload.data()) {
            if (limits.maxDataRttMicros() != null && rtt(site.id(), need.site()) > limits.maxDataRttMicros()) {
                return false;
            }
        }
        long sum = 0;
        for (var slot = start; slot < start + length; slot++) {
            if (!site.milligramsPerKwh().isKnown(slot)) {
                return false;
            }
            var carbon = site.milligramsPerKwh().at(slot);
            sum += carbon;
            if (limits.maxMilligramsPerKwh() != null
                    && workload.kind() == Candidate.Kind.BATCH
                    && carbon > limits.maxMilligramsPerKwh()) {
                return false;
            }
        }
        return limits.maxMilligramsPerKwh() == null
                || workload.kind() == Candidate.Kind.BATCH
                || sum <= limits.maxMilligramsPerKwh() * length;
    }

    private long cost(Candidate workload, CandidateSite site, int start, int length) {
        var service = workload.kind() == Candidate.Kind.SERVICE;
        var month = workload.timesPerMonthPerMille();
        long price = 0;
        long carbon = 0;
        for (var slot = start; slot < start + length; slot++) {
            price += site.vcpuNanoUsdPerHour().at(slot);
            carbon += site.milligramsPerKwh().at(slot);
        }
        var compute = round(round(workload.demand().milliVcpu(), price, 1000), month, 1000);
        var milliwatts = round(workload.demand().milliwatts(), site.puePerMille(), 1000);
        var milligrams = round(round(milliwatts, carbon, 1_000_000), month, 1000);
        var carbonUsd = round(milligrams, problem.weights().nanoUsdPerGram(), 1000);
        long egress = 0;
        for (var need : workload.data()) {
            egress += round(need.readMegabytes(), gigabyte(need.site(), site.id()), 1000);
            egress += round(need.writtenMegabytes(), gigabyte(site.id(), need.site()), 1000);
        }
        egress = service ? egress : round(egress, month, 1000);
        var moving = workload.currentSite() == null
                ? 0
                : round(
                        round(workload.movingMegabytes(), gigabyte(workload.currentSite(), site.id()), 1000),
                        1,
                        problem.weights().amortiseMonths());
        var delay = service
                ? 0
                : round((start - workload.earliestSlot()) * problem.weights().nanoUsdPerDelayHour(), month, 1000);
        return compute + carbonUsd + egress + moving + delay;
    }

    private long gigabyte(String from, String to) {
        return from.equals(to) ? 0 : Objects.requireNonNull(link(from, to).nanoUsdPerGigabyte());
    }

    private long rtt(String from, String to) {
        return from.equals(to) ? 0 : Objects.requireNonNull(link(from, to).rttMicros());
    }

    private Link link(String from, String to) {
        return problem.links().stream()
                .filter(link -> link.from().equals(from) && link.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    private static long round(long a, long b, long by) {
        var twice = BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).multiply(BigInteger.TWO);
        var half = twice.add(BigInteger.valueOf(by));
        return half.divide(BigInteger.valueOf(2 * by)).longValueExact();
    }
}
