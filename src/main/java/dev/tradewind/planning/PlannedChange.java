package dev.tradewind.planning;

import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Terms;
import dev.tradewind.quantity.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One workload that the plan would place otherwise than it runs today.
 *
 * @param fromStart start today, null for a service or when it is not known
 * @param toStart start as planned, null for a service
 * @param toEnd end as planned, null for a service
 * @param latestStart last start that meets the deadline, null for a service
 * @param deltaUsdPerMonth billed cost: compute, egress and the amortised move; negative saves
 * @param deltaRttMillis to its users, weighted by share
 * @param gigabytesMoved once, when it changes its site
 * @param maxGramsPerKwh its carbon ceiling, null when it has none
 * @param today score terms as it runs now
 * @param planned score terms as planned
 * @param fromGramsPerKwh mean grid intensity over its hours as it runs now, null when an hour is unknown
 * @param toGramsPerKwh the same as planned
 * @param brokenToday the rule that where and when it runs today breaks; null when today is allowed
 * @param pieces of one run, where the plan lets it pause; null in one piece
 * @param belowMinimum it gains too little to be proposed to anybody
 * @param spot what the price of spare capacity rests on, where the plan puts it there; null on demand
 * @param awaitedCopy the copy of data that it reads as planned and that has to be made first; null where it needs none
 */
public record PlannedChange(
        UUID workloadId,
        String workload,
        String owner,
        String environment,
        boolean batch,
        String fromSite,
        String toSite,
        @Nullable Instant fromStart,
        @Nullable Instant toStart,
        @Nullable Instant toEnd,
        @Nullable Instant latestStart,
        Money deltaUsdPerMonth,
        double deltaKgCo2ePerMonth,
        double deltaRttMillis,
        double gigabytesMoved,
        @Nullable Double maxGramsPerKwh,
        Terms today,
        Terms planned,
        Explanation explanation,
        @Nullable Double fromGramsPerKwh,
        @Nullable Double toGramsPerKwh,
        @Nullable Refusal brokenToday,
        @Nullable Integer pieces,
        boolean belowMinimum,
        @Nullable String spot,
        @Nullable String awaitedCopy) {
    /** A rule demands it, whatever it costs. */
    public boolean demanded() {
        return brokenToday != null;
    }

    /** No executor here pauses a run and starts it again: such a change is shown and nobody is asked to approve it. */
    public boolean needsPauses() {
        return pieces != null;
    }

    /** What it saves rests on data that are not there yet: it is proposed when they are. */
    public boolean awaitsCopy() {
        return awaitedCopy != null;
    }

    /** Where it stands is dark. */
    public boolean evacuates() {
        return brokenToday != null && brokenToday.rule().equals("site-lost");
    }

    /** Whether only the time changes. */
    public boolean timeShiftOnly() {
        return fromSite.equals(toSite);
    }
}
