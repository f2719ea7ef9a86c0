package dev.tradewind.execution.remote;

import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.NoIdentity;
import dev.tradewind.identity.spiffe.OwnTls;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one target. Where we show our certificate there is another client for each that we have had: the old
 * one ends with its last request, and no new request goes over its connections.
 */
final class TargetClient {
    private final TargetSettings settings;
    private final OwnIdentity identity;
    private @Nullable HttpClient client;
    private @Nullable OwnTls shown;

    TargetClient(TargetSettings settings, OwnIdentity identity) {
        this.settings = settings;
        this.identity = identity;
    }

    /** @throws NoIdentity when the target wants to see who we are and we are nobody just now */
    synchronized HttpClient client() throws NoIdentity {
        if (settings.spiffeMtls() && (shown == null || !shown.current())) {
            client = null; // also where there is no next one: who is nobody sends nothing as who it was
            shown = identity.tls();
        }
        if (client == null) {
            client = made(shown);
        }
        return client;
    }

    private HttpClient made(@Nullable OwnTls own) {
        var builder =
                HttpClient.newBuilder().connectTimeout(settings.timeout()).followRedirects(HttpClient.Redirect.NEVER);
        if (own != null || settings.caFile() != null) {
            builder.sslContext(context(own == null ? null : own.keys(), TargetTrust.of(settings, own)));
        }
        return builder.build();
    }

    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }
}
