package dev.tradewind.identity.spiffe;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks that the server is the program that we mean. There is no host name in an X.509-SVID, so none is compared; an
 * extended trust manager is asked in place of that comparison, not beside it.
 */
final class ServerTrust extends X509ExtendedTrustManager {
    private final SpiffeId expected;
    private final Svids svids;

    ServerTrust(SpiffeId expected, Svids svids) {
        this.expected = expected;
        this.svids = svids;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        var why = PeerCertificate.objection(List.of(chain), expected, svids.trusted(), svids.now());
        if (why.isPresent()) {
            throw new CertificateException("the server is not " + expected + ": " + why.get());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("no client is asked for here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("no client is asked for here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("no client is asked for here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
