package dev.tradewind.lake;

/**
 * One durable Parquet file that does not count yet.
 *
 * @param scope whose facts, for example {@code aws/123456789012}
 * @param period month, {@code 2024-09}
 * @param path below the lake's folder
 */
public record LakeFile(String scope, String period, String path, long rows, long bytes) {}
