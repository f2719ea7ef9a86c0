package dev.tradewind.identity.spiffe;

import dev.tradewind.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** JWT-SVIDs of callers; none but the seed itself may be valid. */
public final class SvidFuzz implements FuzzTarget {
    private static final String AUDIENCE = "https://console.example";
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");

    private final DomainForTests domain = new DomainForTests("here.example");
    private final String own = domain.token("/planner", AUDIENCE, NOW.plusSeconds(300));

    @Override
    public void read(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        if (JwtSvid.check(text, AUDIENCE, Map.of(domain.name, domain.bundle()), NOW)
                        instanceof JwtSvid.Checked.Valid valid
                && !content(own).equals(content(text.trim()))) {
            throw new IllegalStateException("a token that nobody signed was taken for " + valid.id());
        }
    }

    @Override
    public List<byte[]> seeds() {
        return List.of(own.getBytes(StandardCharsets.US_ASCII));
    }

    /** A signature may have more than one form; what was signed has one. */
    private static String content(String token) {
        return token.substring(0, token.lastIndexOf('.'));
    }
}
