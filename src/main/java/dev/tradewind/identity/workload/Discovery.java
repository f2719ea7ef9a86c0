package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/** Asks an issuer for its keys, the one way out: discovery document first, then what it names (OpenID Connect Discovery). */
@Component
class Discovery implements IssuerKeys.Fetch {
    private final Outbound outbound;

    Discovery(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public JWKSet keysOf(String issuer) throws IOException {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        try {
            var document = JSONObjectUtils.parse(get(base + "/.well-known/openid-configuration"));
            // else somebody else's keys would speak for this issuer
            if (!issuer.equals(JSONObjectUtils.getString(document, "issuer"))) {
                throw new IOException("the discovery document names another issuer");
            }
            var at = JSONObjectUtils.getString(document, "jwks_uri");
            if (at == null) {
                throw new IOException("the discovery document names no jwks_uri");
            }
            return JWKSet.parse(get(at)).toPublicJWKSet();
        } catch (ParseException | IllegalArgumentException unreadable) {
            throw new IOException("the issuer's answer is unreadable: " + unreadable.getMessage(), unreadable);
        }
    }

    private String get(String address) throws IOException {
        try {
            return switch (outbound.once(OutboundRequest.get(address))) {
                case OutboundAnswer.Answered(var body, var etag, var modified) ->
                    new String(body, StandardCharsets.UTF_8);
                case OutboundAnswer.NotModified() -> throw new IOException("an empty answer");
                case OutboundAnswer.Refused(var status, var body) -> throw new IOException("status " + status);
                case OutboundAnswer.Failed(var reason, var body, var pause) -> throw new IOException(reason);
                case OutboundAnswer.CircuitOpen(var until) -> throw new IOException("left alone until " + until);
                case OutboundAnswer.Forbidden(var reason) -> throw new IOException(reason);
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
