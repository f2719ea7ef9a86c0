package dev.tradewind.execution.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The limits under which a target may start a run by itself, as they were known when it was handed over. Pure: whoever
 * carries it out needs nothing else, and nobody to ask.
 *
 * @param notBefore its slot; null for at once
 * @param latestStart after this it is missed
 * @param knownUntil how far the limits reach; nothing starts after
 * @param maxGramsPerKwh of the grid in every hour of the run; null where no policy limits it
 * @param atLatestStart RUN_AND_RECORD, ASK or MISS; whoever is cut off has nobody to ask
 * @param hours what the grid was expected to emit, gCO2eq/kWh by hour
 * @param runHours length of the run in whole hours
 * @param waivedBy the person who let it start whatever the grid does
 * @param keep true for a service: it is kept running until it is withdrawn
 */
public record Allowance(
        @Nullable Instant notBefore,
        Instant latestStart,
        Instant knownUntil,
        List<Freeze> freezes,
        @Nullable Double maxGramsPerKwh,
        String atLatestStart,
        List<Hour> hours,
        int runHours,
        @Nullable String waivedBy,
        boolean keep) {

    /** Half-open. */
    public record Freeze(String words, Instant from, Instant until) {}

    public record Hour(Instant hour, double gramsPerKwh) {}

    /** What the limits say at an instant. */
    public sealed interface Verdict {
        /** @param exception what the policy lets pass and wants written down; empty for nothing */
        record Start(String exception) implements Verdict {}

        record Wait(String why) implements Verdict {}

        record Miss(String why) implements Verdict {}
    }

    public Allowance {
        freezes = List.copyOf(freezes);
        hours = List.copyOf(hours);
    }

    public Verdict at(Instant now) {
        if (notBefore != null && now.isBefore(notBefore)) {
            return new Verdict.Wait("waits for its slot at " + notBefore);
        }
        if (now.isAfter(knownUntil)) {
            return new Verdict.Miss("the policies are known until " + knownUntil + " only");
        }
        var frozen = freezes.stream()
                .filter(f -> !now.isBefore(f.from()) && now.isBefore(f.until()))
                .findFirst();
        if (frozen.isPresent()) {
            return now.isBefore(latestStart)
                    ? new Verdict.Wait(frozen.get().words())
                    : new Verdict.Miss(frozen.get().words() + "; latest start was " + latestStart);
        }
        // A minute of grace: a run without a window has its start as its latest start.
        if (now.isAfter(latestStart.plus(Duration.ofMinutes(1))) && !keep) {
            return new Verdict.Miss("latest start was " + latestStart);
        }
        return grid(now);
    }

    private Verdict grid(Instant now) {
        if (maxGramsPerKwh == null) {
            return new Verdict.Start("");
        }
        var worst = worst(now);
        var words = worst == null
                ? "the intensity of the grid is unknown in part of the %d h of its run".formatted(runHours)
                : "the grid was expected at %s in the %d h of its run, at most %s permitted"
                        .formatted(grams(worst), runHours, grams(maxGramsPerKwh));
        if (worst != null && worst <= maxGramsPerKwh) {
            return new Verdict.Start("");
        }
        if (waivedBy != null) {
            return new Verdict.Start(words + "; a person let it start");
        }
        if (now.isBefore(latestStart)) {
            return new Verdict.Wait(words + "; latest start " + latestStart);
        }
        return atLatestStart.equals("RUN_AND_RECORD")
                ? new Verdict.Start(words + "; latest start has come, the policy lets it run")
                : new Verdict.Miss(words + "; latest start was " + latestStart);
    }

    /** Null where an hour of the run is unknown. */
    private @Nullable Double worst(Instant now) {
        var first = now.truncatedTo(ChronoUnit.HOURS);
        var end = first.plus(runHours, ChronoUnit.HOURS);
        var known = hours.stream()
                .filter(h -> !h.hour().isBefore(first) && h.hour().isBefore(end))
                .mapToDouble(Hour::gramsPerKwh)
                .toArray();
        return known.length < runHours
                ? null
                : java.util.Arrays.stream(known).max().orElseThrow();
    }

    private static String grams(double value) {
        return String.format(Locale.ROOT, "%.0f g/kWh", value);
    }
}
