package dev.tradewind.lake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One durable Parquet file that does not count yet.
 *
 * @param scope whose facts, for example {@code aws/123456789012}
 * @param period month, {@code 2024-09}
 * @param path below the lake's folder
 * @param rollUps sums of this file, as durable as it
 * @param kept null if the file is a whole
 */
public record LakeFile(
        String scope,
        String period,
        String path,
        long rows,
        long bytes,
        List<RollUpFile> rollUps,
        @Nullable Kept kept) {
    public LakeFile {
        rollUps = List.copyOf(rollUps);
    }

    /**
     * @param part that was delivered
     * @param generation from which the other parts were taken over; 0 if there was none
     * @param rows that were taken over
     */
    public record Kept(String part, int generation, long rows) {}

    /** Rows that were delivered. */
    public long delivered() {
        return kept == null ? rows : rows - kept.rows();
    }
}
