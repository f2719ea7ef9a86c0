package dev.tradewind.planning.savings;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.placement.scoring.SlotSelection;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All policies for the runs that may first start in one hour. */
final class RunChoices {
    private static final long THRESHOLD_MILLIGRAMS = 150_000;

    private final MonthSignals signals;
    private final Instant from;
    private final PlacementEngine actual;
    private final PlacementEngine expected;
    private final PlacementEngine cheapest;
    private final List<CandidateSite> actualSites;
    private final List<CandidateSite> expectedSites;

    RunChoices(MonthSignals signals, Instant from, int hours, Weights weights, List<Link> links) {
        this.signals = signals;
        this.from = from;
        actualSites = signals.sites(from, hours, false);
        expectedSites = signals.sites(from, hours, true);
        var horizon = new Horizon(from, 60, hours);
        actual = new PlacementEngine(new PlacementProblem(horizon, weights, actualSites, links, List.of()));
        expected = new PlacementEngine(new PlacementProblem(horizon, weights, expectedSites, links, List.of()));
        var moneyOnly = new Weights(0, 0, 0, weights.amortiseMonths());
        cheapest = new PlacementEngine(new PlacementProblem(horizon, moneyOnly, actualSites, links, List.of()));
    }

    /** A place and the hours there, priced with the intensity that there was; null when nothing is allowed. */
    @Nullable
    Choice of(SavingsPolicy policy, boolean perfect, Candidate run) {
        var home = Objects.requireNonNull(run.currentSite());
        var first = run.firstStart();
        return switch (policy) {
            case RUN_NOW -> priced(run, home, first);
            case CHEAPEST_REGION -> {
                var chosen = cheapest.choose(atOnce(run), Room.STATED);
                yield chosen == null ? null : priced(run, chosen.site(), first);
            }
            case GREENEST_REGION -> {
                var site = greenest(run);
                yield site == null ? null : priced(run, site, first);
            }
            case LOWEST_WINDOW -> {
                var start = lowestWindow(run, carbon(home, perfect));
                yield start < 0 ? null : priced(run, home, start);
            }
            case THRESHOLD_150 -> priced(run, home, threshold(run, carbon(home, perfect)));
            case OURS -> {
                var chosen = (perfect ? actual : expected).choose(run, Room.STATED);
                yield chosen == null ? null : priced(run, chosen.site(), chosen.startSlot());
            }
        };
    }

    private @Nullable Choice priced(Candidate run, String site, int start) {
        return actual.choose(with(run, start, start + run.durationSlots(), limits(Limits.NONE, site)), Room.STATED);
    }

    /** The rules on places stay; what depends on the hour does not keep people from these simple policies. */
    private static Candidate atOnce(Candidate run) {
        return with(
                run,
                run.firstStart(),
                run.firstStart() + run.durationSlots(),
                limits(run.limits(), run.limits().pinnedSite()));
    }

    private @Nullable String greenest(Candidate run) {
        String best = null;
        var least = Long.MAX_VALUE;
        for (var site : actualSites) {
            var mean = signals.meanBefore(site.id(), from);
            if (mean < least
                    && cheapest.admits(with(
                            run,
                            run.firstStart(),
                            run.firstStart() + run.durationSlots(),
                            pinned(run.limits(), site.id())))) {
                least = mean;
                best = site.id();
            }
        }
        return best;
    }

    private static Limits pinned(Limits of, String site) {
        return of.pinnedSite() == null || of.pinnedSite().equals(site)
                ? limits(of, site)
                // Two sites at once: no site.
                : new Limits(null, List.of("none"), List.of(), List.of(), null, null, null, site);
    }

    private Series carbon(String site, boolean perfect) {
        return (perfect ? actualSites : expectedSites)
                .stream()
                        .filter(known -> known.id().equals(site))
                        .findFirst()
                        .orElseThrow()
                        .milligramsPerKwh();
    }

    private static int lowestWindow(Candidate run, Series carbon) {
        var end = Math.min(run.deadlineSlot(), carbon.slots());
        var cost = new long[end];
        for (var slot = 0; slot < end; slot++) {
            cost[slot] = carbon.isKnown(slot) ? carbon.at(slot) : SlotSelection.NEVER;
        }
        return new SlotSelection().window(cost, run.firstStart(), end, run.durationSlots());
    }

    private static int threshold(Candidate run, Series carbon) {
        var last = Math.min(run.deadlineSlot(), carbon.slots()) - run.durationSlots();
        for (var start = run.firstStart(); start <= last; start++) {
            if (carbon.isKnown(start) && carbon.at(start) <= THRESHOLD_MILLIGRAMS) {
                return start;
            }
        }
        return Math.max(run.firstStart(), last);
    }

    private static Limits limits(Limits of, @Nullable String site) {
        var limits = new Limits(
                null,
                of.countries(),
                of.allowedProviders(),
                of.deniedProviders(),
                of.maxUserRttMicros(),
                of.maxDataRttMicros(),
                of.maxEgressNanoUsd(),
                site);
        return limits.promising(of.promise());
    }

    private static Candidate with(Candidate run, int earliest, int deadline, Limits limits) {
        return new Candidate(
                run.id(),
                run.kind(),
                run.demand(),
                run.durationSlots(),
                earliest,
                deadline,
                run.timesPerMonthPerMille(),
                run.data(),
                run.users(),
                run.movingMegabytes(),
                run.currentSite(),
                run.currentStart(),
                limits,
                run.shape());
    }
}
