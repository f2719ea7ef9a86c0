package dev.tradewind.identity.spiffe;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who we are, as a certificate and its key.
 *
 * @param chain our own certificate first
 */
record X509Svid(SpiffeId id, List<X509Certificate> chain, PrivateKey key) {
    private static final int URI = 6;

    X509Svid {
        chain = List.copyOf(chain);
    }

    Instant expiresAt() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "X509Svid[" + id + " until " + expiresAt() + "]";
    }

    /**
     * @param svid the default one
     * @param bundles certificates that are trusted, by trust domain, our own and those federated with it
     */
    record Told(X509Svid svid, Map<String, List<X509Certificate>> bundles) {}

    /** @throws IllegalArgumentException when the message does not hold together */
    static Told read(Fields answer) {
        var svids = answer.messages(1);
        if (svids.isEmpty()) {
            throw new IllegalArgumentException("the agent sent no X.509-SVID");
        }
        // several are for different purposes; the first is the default one
        var first = svids.getFirst();
        var id = SpiffeId.of(first.text(1));
        var chain = certificates(first.last(2));
        if (chain.isEmpty() || !named(chain.getFirst()).equals(List.of(id.toString()))) {
            throw new IllegalArgumentException("the certificate sent for " + id + " is of somebody else");
        }
        var bundles = new HashMap<String, List<X509Certificate>>();
        answer.map(3).forEach((domain, der) -> bundles.put(SpiffeId.domainOf(domain), certificates(der)));
        bundles.put(id.trustDomain(), certificates(first.last(4)));
        return new Told(
                new X509Svid(id, chain, key(chain.getFirst().getPublicKey().getAlgorithm(), first.last(3))),
                Map.copyOf(bundles));
    }

    private static PrivateKey key(String algorithm, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key of our X.509-SVID cannot be read", e);
        }
    }

    /** Certificates one after the other, DER. */
    private static List<X509Certificate> certificates(byte[] der) {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(der)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate of the agent cannot be read", e);
        }
    }

    /** The URIs that a certificate names; an X.509-SVID has exactly one. */
    static List<String> named(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(URI))
                            .map(name -> String.valueOf(name.get(1)))
                            .toList();
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the names of a certificate cannot be read", e);
        }
    }
}
