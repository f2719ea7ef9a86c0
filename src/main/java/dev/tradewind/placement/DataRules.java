package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of one data set may do. An empty list forbids nothing.
 *
 * @param paths kinds of network that may carry them; a path of unknown kind may then not
 * @param writeTo further sites where what is written may be left instead of the data set's own
 * @param countries ISO 3166 alpha-2, in which alone what is written may lie; a site of unknown country may then not hold it
 * @param maxWriteRttMicros how far from the work, in microseconds of round trip, what is written may lie, since every commit waits
 *     for it; null: nothing waits
 */
public record DataRules(
        List<NetworkPath.Kind> paths,
        List<String> writeTo,
        List<String> countries,
        @Nullable Long maxWriteRttMicros) {
    public DataRules {
        paths = List.copyOf(paths);
        writeTo = List.copyOf(writeTo);
        countries = List.copyOf(countries);
    }

    public boolean allows(NetworkPath.@Nullable Kind kind) {
        return paths.isEmpty() || kind != null && paths.contains(kind);
    }
}
