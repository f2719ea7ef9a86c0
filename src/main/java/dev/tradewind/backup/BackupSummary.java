package dev.tradewind.backup;

/**
 * What an archive holds.
 *
 * @param files entries, the database's copy among them
 * @param bytes their size before packing
 * @param withKey whether the log's signing key is among them
 */
public record BackupSummary(int files, long bytes, boolean withKey) {}
