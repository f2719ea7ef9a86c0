package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** All reservations of this replica, held against its shares. Each site has its own lock. */
final class QuotaLedger {
    private final Map<String, SiteCells> sites = new ConcurrentHashMap<>();
    private final Map<UUID, Reservation> reservations = new ConcurrentHashMap<>();

    /** Slots from 1970 to the first of this problem. */
    static long firstSlot(PlacementProblem problem) {
        return problem.horizon().from().getEpochSecond()
                / 60
                / problem.horizon().slotMinutes();
    }

    static Demand total(Candidate workload) {
        return new Demand(
                workload.total(Resource.VCPU), workload.total(Resource.MEMORY), workload.total(Resource.GPU), 0);
    }

    void state(PlacementProblem problem) {
        var first = firstSlot(problem);
        for (var site : problem.sites()) {
            var capacity = site.capacity();
            if (capacity != null) {
                sites.computeIfAbsent(site.id(), id -> new SiteCells(capacity, first))
                        .state(capacity, first);
            }
        }
    }

    Set<String> limitedSites() {
        return sites.keySet();
    }

    Map<String, Integer> shares() {
        var shares = new HashMap<String, Integer>();
        sites.forEach((site, cells) -> shares.put(site, cells.share()));
        return shares;
    }

    /** @param target what to come down to where more is held */
    void grant(Map<String, Integer> shares, int target) {
        sites.forEach((site, cells) -> {
            cells.grant(shares.getOrDefault(site, 0));
            cells.lowerTo(target);
        });
    }

    /** For this workload alone. */
    Room room(PlacementProblem problem, Candidate of) {
        var first = firstSlot(problem);
        var demand = total(of);
        return new Room() {
            @Override
            public boolean isLimited(String site) {
                return sites.containsKey(site);
            }

            @Override
            public boolean takes(String site, int slot) {
                var cells = sites.get(site);
                return cells == null || cells.takes(first + slot, demand);
            }
        };
    }

    /** False when somebody was faster. */
    boolean reserve(Reservation reservation) {
        var cells = sites.get(reservation.site());
        if (cells != null && !cells.take(reservation.slots(), reservation.demand())) {
            return false;
        }
        reservations.put(reservation.id(), reservation);
        return true;
    }

    /** Holds it longer; empty when it is no longer held. */
    Optional<Reservation> extend(UUID id, Instant until) {
        return Optional.ofNullable(reservations.computeIfPresent(
                id,
                (same, held) -> new Reservation(
                        id,
                        held.workload(),
                        held.site(),
                        held.slots(),
                        held.demand(),
                        until,
                        held.token(),
                        held.spot())));
    }

    Optional<Reservation> held(UUID id) {
        return Optional.ofNullable(reservations.get(id));
    }

    /** What the journal says was given. */
    void restore(Reservation reservation) {
        if (reservations.putIfAbsent(reservation.id(), reservation) == null && sites.containsKey(reservation.site())) {
            sites.get(reservation.site()).restore(reservation.slots(), reservation.demand());
        }
    }

    Optional<Reservation> release(UUID id) {
        var reservation = reservations.remove(id);
        if (reservation != null && sites.containsKey(reservation.site())) {
            sites.get(reservation.site()).give(reservation.slots(), reservation.demand());
        }
        return Optional.ofNullable(reservation);
    }

    /** Releases what has expired. */
    int expire(Instant now) {
        var expired = 0;
        for (var reservation : reservations.values()) {
            if (!reservation.expiresAt().isAfter(now)) {
                expired += release(reservation.id()).isPresent() ? 1 : 0;
            }
        }
        return expired;
    }

    void clear() {
        reservations.keySet().forEach(this::release);
    }

    int size() {
        return reservations.size();
    }
}
