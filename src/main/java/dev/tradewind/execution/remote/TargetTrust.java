package dev.tradewind.execution.remote;

import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.OwnTls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Which server we take for the target: one with its SPIFFE ID, one of its certificate file, or one of this machine's. */
public final class TargetTrust {
    private TargetTrust() {}

    /** Null for those of this machine. */
    public static TrustManager @Nullable [] of(TargetSettings settings, @Nullable OwnTls own) {
        if (own != null && settings.spiffeServer() != null) {
            return own.trusting(settings.spiffeServer());
        }
        return settings.caFile() == null ? null : pem(settings.caFile());
    }

    private static TrustManager[] pem(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate :
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in))) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate file " + pem + " cannot be used: " + e.getMessage(), e);
        }
    }
}
