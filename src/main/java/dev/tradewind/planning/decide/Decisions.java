package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides on a board, reserves in the ledger, writes the journal. Knows nothing of the database. */
final class Decisions {
    private static final int TRIES = 8;
    private final Quota quota;
    private final DecisionLog log;
    private final DecideSettings settings;
    private final Clock clock;

    Decisions(Quota quota, DecisionLog log, DecideSettings settings, Clock clock) {
        this.quota = quota;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws NoQuota when the lease is over, or was over before the answer was ready */
    PlacementAnswer decide(Board board, Candidate workload, PlacementAsk ask, String by) {
        var lease = requireLease();
        var now = clock.instant();
        var hold = hold(ask);
        if (hold != null) {
            requireUnblocked();
            requireFresh(board, now);
        }
        var problem = board.problem();
        var room = quota.ledger().room(problem, workload);
        var id = Ids.next();
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var choice = board.engine().choose(workload, room);
            if (choice == null) {
                return refused(board, workload, id, now, by);
            }
            Reservation reservation = null;
            if (hold != null) {
                reservation = new Reservation(
                        id,
                        workload.id(),
                        choice.site(),
                        slots(board, workload, choice),
                        QuotaLedger.total(workload),
                        now.plus(hold),
                        lease.token(),
                        choice.spot());
                if (!quota.ledger().reserve(reservation)) {
                    continue;
                }
                requireSameLease(lease, id);
            }
            return placed(board, workload, choice, reservation, id, now, ask, by);
        }
        return notNow(
                board, workload, id, now, by, "others took the capacity each time that it was chosen. Ask again.");
    }

    private PlacementAnswer placed(
            Board board,
            Candidate workload,
            Choice choice,
            @Nullable Reservation reservation,
            UUID id,
            Instant now,
            PlacementAsk ask,
            String by) {
        var startsAt = at(board, choice.startSlot());
        log.append(new DecisionEntry(
                "DECIDED",
                id,
                now,
                board.takenAt(),
                by,
                workload.id(),
                choice.site(),
                startsAt,
                choice.terms().objectiveNanoUsd(),
                reservation));
        var reasons = ask.isExplained() ? board.reasons().of(workload).placed() : null;
        var placed = reasons == null
                ? PlacementAnswer.Placed.of(workload.id(), choice, startsAt)
                : PlacementAnswer.Placed.of(reasons, choice, startsAt);
        return answer(board, id, now, placed, null, null, reservation == null ? null : reservation.expiresAt());
    }

    private PlacementAnswer refused(Board board, Candidate workload, UUID id, Instant now, String by) {
        // Reasons take many times as long as a choice, and whoever finds everything reserved asks again and again.
        if (board.engine().choose(workload, Room.STATED) != null) {
            return notNow(
                    board,
                    workload,
                    id,
                    now,
                    by,
                    "every site that the rules allow is reserved, or belongs to another replica's quota, in the hours asked"
                            + " for. Ask again when reservations end, or for a longer window.");
        }
        var reasons = board.reasons().of(workload);
        log.append(new DecisionEntry("REFUSED", id, now, board.takenAt(), by, workload.id(), null, null, null, null));
        return answer(board, id, now, null, reasons.refused(), null, null);
    }

    private PlacementAnswer notNow(Board board, Candidate workload, UUID id, Instant now, String by, String why) {
        log.append(new DecisionEntry("REFUSED", id, now, board.takenAt(), by, workload.id(), null, null, null, null));
        return answer(board, id, now, null, null, why, null);
    }

    private static PlacementAnswer answer(
            Board board,
            UUID id,
            Instant now,
            PlacementAnswer.@Nullable Placed placed,
            dev.tradewind.placement.@Nullable Infeasible refused,
            @Nullable String notNow,
            @Nullable Instant expiresAt) {
        return new PlacementAnswer(
                id, now, board.problem().horizon().from(), board.takenAt(), placed, refused, notNow, expiresAt);
    }

    /**
     * Holds a reservation until every replica counts the run that was ordered on it as taken. Empty when it is not held
     * here, or no longer.
     */
    Optional<Reservation> keepForRun(UUID id, String by) {
        requireLease();
        var now = clock.instant();
        return held(id).flatMap(reservation -> quota.ledger().extend(id, now.plus(settings.longestHold())))
                .map(longer -> {
                    log.append(new DecisionEntry(
                            "ORDERED", id, now, null, by, longer.workload(), longer.site(), null, null, longer));
                    return longer;
                });
    }

    /** What a decision holds here now. */
    Optional<Reservation> held(UUID id) {
        var now = clock.instant();
        return quota.ledger()
                .held(id)
                .filter(reservation -> reservation.expiresAt().isAfter(now));
    }

    /** Old signals may lack runs that were ordered since, whose reservations have ended. */
    private void requireFresh(Board board, Instant now) {
        var oldest = now.minus(settings.longestHold()).plus(settings.skew().multipliedBy(2));
        if (board.takenAt().isBefore(oldest)) {
            throw new NoQuota("the signals were last read at " + board.takenAt()
                    + "; runs that were ordered since may not be known");
        }
    }

    Optional<Reservation> release(UUID id, String by) {
        var released = quota.ledger().release(id);
        released.ifPresent(reservation -> log.append(new DecisionEntry(
                "RELEASED",
                id,
                clock.instant(),
                null,
                by,
                reservation.workload(),
                reservation.site(),
                null,
                null,
                null)));
        return released;
    }

    private Lease requireLease() {
        var lease = quota.live();
        if (lease == null) {
            throw new NoQuota(quota.reason());
        }
        return lease;
    }

    private void requireUnblocked() {
        var blocked = quota.blocked();
        if (blocked != null) {
            throw new NoQuota("the machine went down and reservations of its last moment may not be known; they have"
                    + " expired by " + blocked);
        }
    }

    /** A replica that slept between asking and taking has taken nothing. */
    private void requireSameLease(Lease lease, UUID id) {
        var live = quota.live();
        if (live == null || live.token() != lease.token()) {
            quota.ledger().release(id);
            throw new NoQuota(quota.reason());
        }
    }

    private @Nullable Duration hold(PlacementAsk ask) {
        var seconds = ask.reserveSeconds();
        if (seconds == null) {
            return null;
        }
        var hold = Duration.ofSeconds(seconds);
        if (!hold.isPositive() || hold.compareTo(settings.longestHold()) > 0) {
            throw new IllegalArgumentException("reserveSeconds is " + seconds + ", expected 1 to "
                    + settings.longestHold().toSeconds());
        }
        return hold;
    }

    static List<SlotRange> slots(Board board, Candidate workload, Choice choice) {
        var first = (int) QuotaLedger.firstSlot(board.problem());
        var ranges = choice.pieces().isEmpty()
                ? List.of(new SlotRange(
                        choice.startSlot(),
                        choice.startSlot() + workload.length(board.problem().horizon())))
                : choice.pieces();
        return ranges.stream()
                .map(range -> new SlotRange(first + range.from(), first + range.to()))
                .toList();
    }

    private static Instant at(Board board, int slot) {
        var horizon = board.problem().horizon();
        return horizon.from().plus(Duration.ofMinutes((long) slot * horizon.slotMinutes()));
    }

    static NoSuchElementException unknown(String name) {
        return new NoSuchElementException("a run of workload '" + name + "' within the horizon");
    }
}
