package dev.tradewind.placement.scoring;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.TierPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Links by their ends. Within one site both time and price are 0; what comes from the internet enters free. */
public final class Network {
    /** Both ends are one place, or the bytes come in from the internet. */
    static final Link INSIDE = new Link("", "", 0L, 0L);

    private final Map<String, Map<String, Link>> byEnds = new HashMap<>();
    private final Map<String, CandidateSite> sites = new HashMap<>();
    private final Map<String, Integer> pools = new HashMap<>();
    private final boolean someLost;
    private final List<TierPool> steps;

    public Network(PlacementProblem problem) {
        for (var link : problem.links()) {
            byEnds.computeIfAbsent(link.from(), from -> new HashMap<>()).put(link.to(), link);
        }
        someLost = problem.links().stream().anyMatch(Link::isLost);
        problem.sites().forEach(site -> sites.put(site.id(), site));
        steps = problem.tierPools();
        for (var index = 0; index < problem.tierPools().size(); index++) {
            pools.put(problem.tierPools().get(index).id(), index);
        }
    }

    /** Null when it is not among the candidates. */
    public @Nullable CandidateSite site(String id) {
        return sites.get(id);
    }

    int pools() {
        return pools.size();
    }

    /** Index of the pool that adds up a link's gigabytes; -1 when every one costs the same. */
    int pool(Link link) {
        return link.tierPool() == null ? -1 : pools.getOrDefault(link.tierPool(), -1);
    }

    /** What a way asks for so many megabytes once, on top of the month that flows already; null when nobody knows. */
    @Nullable
    Long onceNanoUsd(String from, String to, long megabytes) {
        var link = paid(from, to);
        if (link == null || link.nanoUsdPerGigabyte() == null) {
            return null;
        }
        var pool = pool(link);
        return pool < 0
                ? (Long) Rounding.scale(megabytes, link.nanoUsdPerGigabyte(), 1000)
                : (Long) steps.get(pool).nanoUsd(megabytes);
    }

    /** Round trip in microseconds, in either direction; null when nobody knows. */
    public @Nullable Long rttMicros(String one, String other) {
        if (one.equals(other)) {
            return 0L;
        }
        var there = find(one, other);
        if (there != null && there.rttMicros() != null) {
            return there.rttMicros();
        }
        var back = find(other, one);
        return back == null ? null : back.rttMicros();
    }

    public boolean isAnyLost() {
        return someLost;
    }

    /** Whether the way between two places was reported down, in either direction. */
    public boolean isLost(String one, String other) {
        if (!someLost) {
            return false;
        }
        var there = find(one, other);
        var back = find(other, one);
        return there != null && there.isLost() || back != null && back.isLost();
    }

    /** Price of 10⁹ bytes in nano-USD; null when nobody knows. */
    public @Nullable Long nanoUsdPerGigabyte(String from, String to) {
        var link = paid(from, to);
        return link == null ? null : link.nanoUsdPerGigabyte();
    }

    @Nullable
    Link paid(String from, String to) {
        return from.equals(to) || from.equals(Link.INTERNET) ? INSIDE : find(from, to);
    }

    private @Nullable Link find(String from, String to) {
        var outgoing = byEnds.get(from);
        return outgoing == null ? null : outgoing.get(to);
    }
}
