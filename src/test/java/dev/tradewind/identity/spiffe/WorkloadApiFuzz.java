package dev.tradewind.identity.spiffe;

import dev.tradewind.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Messages of the Workload API: our identity, and the keys of trust domains. */
public final class WorkloadApiFuzz implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");

    @Override
    public void read(byte[] input) {
        Fields fields;
        try {
            fields = Fields.parse(input);
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!Arrays.equals(Fields.parse(fields.bytes()).bytes(), fields.bytes())) {
            throw new IllegalStateException("what was written is read as something else");
        }
        try {
            X509Svid.read(fields).svid().expiresAt();
        } catch (IllegalArgumentException refused) {
            // no identity came with it, and that is said
        }
        try {
            JwtBundles.read(fields);
        } catch (IllegalArgumentException refused) {
            // no keys came with it, and that is said
        }
    }

    @Override
    public List<byte[]> seeds() {
        var domain = new DomainForTests("here.example");
        return List.of(
                new Fields()
                        .with(1, domain.svid("/planner", NOW, Duration.ofHours(1)))
                        .bytes(),
                new Fields()
                        .with(
                                1,
                                new Fields()
                                        .with(1, "spiffe://here.example")
                                        .with(2, domain.bundle().toString().getBytes(StandardCharsets.UTF_8)))
                        .bytes());
    }
}
