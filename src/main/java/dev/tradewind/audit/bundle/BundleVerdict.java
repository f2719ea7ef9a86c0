package dev.tradewind.audit.bundle;

import java.time.Instant;
import java.util.List;

/**
 * The answer about an export.
 *
 * @param whole nothing was found
 * @param anchored a checkpoint from outside the export agrees with it
 * @param keyPinned the key came from the auditor, not from the export
 * @param signedSize entries under the checkpoint
 * @param entries entries in the export
 * @param witnesses those that the auditor trusts and that co-signed
 * @param root base64 of the signed root
 */
public record BundleVerdict(
        boolean whole,
        boolean anchored,
        boolean keyPinned,
        String origin,
        long signedSize,
        long entries,
        String root,
        List<Vouching> witnesses,
        List<Finding> findings) {
    /**
     * A witness that co-signed.
     *
     * @param size entries under the checkpoint that it co-signed
     * @param at by its own clock
     */
    public record Vouching(String witness, long size, Instant at) {}

    public BundleVerdict {
        witnesses = List.copyOf(witnesses);
        findings = List.copyOf(findings);
    }
}
