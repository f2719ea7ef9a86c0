package dev.tradewind.execution.kubernetes;

import dev.tradewind.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;

/** Manifests that are to be applied. */
public final class ManifestFuzz implements FuzzTarget {
    @Override
    public void read(byte[] input) {
        try {
            Documents.of(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            if (refused.getClass() != IllegalArgumentException.class) {
                throw refused;
            }
        }
    }
}
