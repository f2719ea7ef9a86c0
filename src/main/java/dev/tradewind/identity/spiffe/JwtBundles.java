package dev.tradewind.identity.spiffe;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;

/** The keys of each trust domain, as the agent sends them. */
final class JwtBundles {
    private JwtBundles() {}

    /** @throws IllegalArgumentException when one of them cannot be read; none of the message counts then */
    static Map<String, JWKSet> read(Fields answer) {
        var bundles = new HashMap<String, JWKSet>();
        answer.map(1).forEach((domain, json) -> {
            try {
                bundles.put(SpiffeId.domainOf(domain), JWKSet.parse(new String(json, StandardCharsets.UTF_8)));
            } catch (ParseException e) {
                throw new IllegalArgumentException("the keys of " + domain + " cannot be read", e);
            }
        });
        return Map.copyOf(bundles);
    }
}
