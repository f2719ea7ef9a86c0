package dev.tradewind.lake;

import java.util.List;

/**
 * One durable Parquet file that does not count yet.
 *
 * @param scope whose facts, for example {@code aws/123456789012}
 * @param period month, {@code 2024-09}
 * @param path below the lake's folder
 * @param rollUps sums of this file, as durable as it
 */
public record LakeFile(String scope, String period, String path, long rows, long bytes, List<RollUpFile> rollUps) {
    public LakeFile {
        rollUps = List.copyOf(rollUps);
    }
}
