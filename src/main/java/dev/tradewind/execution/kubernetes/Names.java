package dev.tradewind.execution.kubernetes;

import dev.tradewind.quantity.Hashes;

/** What we write on objects, so that we and others can tell what is ours. */
final class Names {
    static final String FIELD_MANAGER = "tradewind";
    /** On an object of others: they let us change it. */
    static final String MANAGED = "tradewind.dev/managed";

    static final String RUN_KEY = "tradewind.dev/run-key";
    static final String SPEC_SHA256 = "tradewind.dev/spec-sha256";
    static final String CANCELLED = "tradewind.dev/cancelled";

    private static final int LONGEST = 63;

    private Names() {}

    /** A run key as an object's name and a label's value, which have at most 63 lower-case characters. */
    static String of(String runKey) {
        boolean fits = runKey.length() <= LONGEST && runKey.matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
        return fits ? runKey : "run-" + Hashes.sha256(runKey).substring(0, 40);
    }
}
