package dev.tradewind.audit;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An outside place that is shown the checkpoints.
 *
 * @param name as people see it
 * @param url a witness that speaks C2SP tlog-witness if {@code vkey} is given, else an address that each checkpoint is posted
 *     to as text
 * @param vkey the witness's public key
 * @param file that only grows, a line per checkpoint; best on a machine or in a repository that others administer
 */
public record WitnessSettings(
        String name,
        @Nullable URI url,
        @Nullable String vkey,
        @Nullable Path file) {
    public WitnessSettings {
        if ((url == null) == (file == null)) {
            throw new IllegalArgumentException(
                    "tradewind.audit.witnesses: '" + name + "' needs either a url or a file, and not both");
        }
    }
}
