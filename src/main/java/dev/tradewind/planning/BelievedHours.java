package dev.tradewind.planning;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.ui.Notation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose word on carbon a plan believed, and which of its revisions. */
final class BelievedHours {
    private BelievedHours() {}

    /** Kinds and sources with the hours of each, so that a plan says which forecast it went by. */
    static String words(List<HourlyIntensity> hours) {
        var counts = new LinkedHashMap<String, Integer>();
        hours.forEach(hour -> counts.merge(hour.kind().name() + " %d h by " + hour.source(), 1, Integer::sum));
        return counts.isEmpty()
                ? "unknown"
                : counts.entrySet().stream()
                        .map(each ->
                                each.getKey().replaceFirst("%d", each.getValue().toString()))
                        .collect(Collectors.joining("; "));
    }

    /** Null where no source spoke of any of the hours. */
    static @Nullable String revisions(List<HourlyIntensity> hours) {
        var told = hours.stream().filter(hour -> hour.revision() > 0).toList();
        var newest = told.stream()
                .map(HourlyIntensity::knownAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return newest.map(at -> words(told, at)).orElse(null);
    }

    private static String words(List<HourlyIntensity> told, Instant newest) {
        var corrected = told.stream().filter(hour -> hour.revision() > 1).toList();
        var highest = told.stream().mapToInt(HourlyIntensity::revision).max().orElse(1);
        return told.size() + " h as sources stated them until " + Notation.PLAIN.instant(newest, ZoneOffset.UTC)
                + (corrected.isEmpty()
                        ? ", all in revision 1"
                        : ", " + corrected.size() + " h of them corrected, up to revision " + highest);
    }
}
