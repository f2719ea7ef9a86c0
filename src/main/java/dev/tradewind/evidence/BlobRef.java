package dev.tradewind.evidence;

/**
 * Names a stored blob.
 *
 * @param sha256 lower-case hex of the SHA-256 of the bytes
 * @param bytes length in bytes
 */
public record BlobRef(String sha256, long bytes) {
    public BlobRef {
        if (!Blobs.isName(sha256)) {
            throw new IllegalArgumentException("'" + sha256 + "' is no SHA-256 in lower-case hex (64 characters)");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("A blob of " + bytes + " bytes cannot exist");
        }
    }
}
