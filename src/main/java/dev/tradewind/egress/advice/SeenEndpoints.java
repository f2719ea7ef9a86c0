package dev.tradewind.egress.advice;

import java.time.Instant;
import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a cluster says of where the endpoints of a service stand. */
public sealed interface SeenEndpoints {
    /**
     * @param readyByZone ready endpoints; zones without one are not told
     * @param withoutZone ready ones that name no zone
     * @param target as the settings name it
     * @param version of Kubernetes, as {@code 1.34}
     * @param destinationRules whether the cluster knows Istio's DestinationRule, of the version that our text has
     */
    record Counted(
            SortedMap<String, Integer> readyByZone,
            int withoutZone,
            String target,
            String version,
            boolean destinationRules,
            Instant at)
            implements SeenEndpoints {
        private static final Pattern MINOR = Pattern.compile("1\\.(\\d{1,4})");

        public Counted {
            readyByZone = Collections.unmodifiableSortedMap(new TreeMap<>(readyByZone));
        }

        /** Of a version 1; empty where it is told otherwise. */
        OptionalInt minor() {
            var parts = MINOR.matcher(version);
            return parts.matches() ? OptionalInt.of(Integer.parseInt(parts.group(1))) : OptionalInt.empty();
        }

        /** Every ready one stands in a zone, and each of at least two zones has as many, give or take one. */
        boolean even() {
            var counts = readyByZone.values();
            return withoutZone == 0 && counts.size() > 1 && Collections.max(counts) - Collections.min(counts) <= 1;
        }

        int ready() {
            return readyByZone.values().stream().mapToInt(Integer::intValue).sum() + withoutZone;
        }
    }

    /** @param why and what to do */
    record Unknown(String why) implements SeenEndpoints {}
}
