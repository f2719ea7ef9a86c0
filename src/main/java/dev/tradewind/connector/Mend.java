package dev.tradewind.connector;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mended place of a delivered file.
 *
 * @param line physical line in the unpacked file, as the quarantine names it
 * @param column the cell's column; null to replace the whole row
 * @param value what stands there instead; a whole row as CSV with commas
 */
public record Mend(long line, @Nullable String column, String value) {
    /**
     * A mend that a person made, with what stood there.
     *
     * @param importId the import whose row it was
     * @param was as delivered; null where the row ended before that cell
     * @param mendedAs the import that carried it
     */
    public record Made(
            UUID importId, Mend mend, @Nullable String was, String reason, String by, Instant at, UUID mendedAs) {}
}
