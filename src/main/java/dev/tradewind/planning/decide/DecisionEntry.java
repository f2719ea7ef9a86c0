package dev.tradewind.planning.decide;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param event {@code DECIDED}, {@code REFUSED}, {@code RELEASED} or {@code ORDERED}, which holds it for a run; what expires says so in its reservation
 * @param signalsAt when the prices, carbon and round trips were read that it rests on: of each value the revision that was
 *     known then; null where it rests on none, or was written by a version that did not say
 * @param by opaque id of the person who asked
 * @param objectiveNanoUsd of the choice, a month
 * @param reservation what was taken, when it was asked for
 */
record DecisionEntry(
        String event,
        UUID id,
        Instant at,
        @Nullable Instant signalsAt,
        String by,
        String workload,
        @Nullable String site,
        @Nullable Instant start,
        @Nullable Long objectiveNanoUsd,
        @Nullable Reservation reservation) {}
