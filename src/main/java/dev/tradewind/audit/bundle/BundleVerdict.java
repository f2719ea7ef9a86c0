package dev.tradewind.audit.bundle;

import java.util.List;

/**
 * The answer about an export.
 *
 * @param whole nothing was found
 * @param anchored a checkpoint from outside the export agrees with it
 * @param keyPinned the key came from the auditor, not from the export
 * @param signedSize entries under the checkpoint
 * @param entries entries in the export
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
        List<Finding> findings) {
    public BundleVerdict {
        findings = List.copyOf(findings);
    }
}
