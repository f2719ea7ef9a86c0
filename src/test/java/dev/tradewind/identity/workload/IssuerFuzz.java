package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.JWKSet;
import dev.tradewind.fuzz.FuzzTarget;
import dev.tradewind.identity.Role;
import dev.tradewind.outbound.OutboundForTests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an issuer answers (discovery document, a line of dashes, keys), and the same keys pasted into a binding. */
public final class IssuerFuzz implements FuzzTarget {
    private static final String ISSUER = "https://issuer.example";
    private static final String LINE = "\n---\n";

    @Override
    public void read(byte[] input) {
        var parts = new String(input, StandardCharsets.UTF_8).split(LINE, 2);
        Iterator<byte[]> answers = Arrays.stream(parts).map(String::getBytes).iterator();
        try {
            new Discovery(OutboundForTests.answering(() -> answers.hasNext() ? answers.next() : new byte[0]))
                    .keysOf(ISSUER)
                    .getKeys()
                    .forEach(key -> Signatures.by(key, SubjectTokenFuzz.anyToken()));
        } catch (IOException noKeys) {
            // what came was no answer of an issuer, and that is said
        }
        try {
            new BindingDraft(
                    "fuzz", ISSUER, parts[parts.length - 1], "a", "repo:acme/*", Map.of(), Set.of(Role.OPERATOR), 900);
        } catch (IllegalArgumentException refused) {
            // the administrator is told why
        }
    }

    @Override
    public List<byte[]> seeds() {
        var document = "{\"issuer\":\"" + ISSUER + "\",\"jwks_uri\":\"" + ISSUER + "/keys\"}";
        var keys = new JWKSet(List.of(IssuerForTests.rsa("rsa"), IssuerForTests.ec("ec"), IssuerForTests.ed25519("ed")))
                .toPublicJWKSet()
                .toString();
        return List.of((document + LINE + keys).getBytes(StandardCharsets.UTF_8));
    }
}
