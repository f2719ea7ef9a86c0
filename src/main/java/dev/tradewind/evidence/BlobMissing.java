package dev.tradewind.evidence;

/** Something refers to evidence that is not in the store. */
public final class BlobMissing extends RuntimeException {
    public BlobMissing(String sha256) {
        super("No evidence is stored under " + sha256
                + ". Maybe the evidence folder was not restored with the database?");
    }
}
