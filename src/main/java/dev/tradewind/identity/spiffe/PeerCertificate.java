package dev.tradewind.identity.spiffe;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks the X.509-SVID of a server. A pure function of the chain, the id, the bundles and the time. */
final class PeerCertificate {
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";

    private PeerCertificate() {}

    /**
     * What is wrong with it, in words; empty when it holds.
     *
     * @param chain the server's own certificate first
     * @param bundles by trust domain; only the expected id's own counts
     */
    static Optional<String> objection(
            List<X509Certificate> chain, SpiffeId expected, Map<String, List<X509Certificate>> bundles, Instant now) {
        var authorities = bundles.getOrDefault(expected.trustDomain(), List.of());
        if (authorities.isEmpty()) {
            return Optional.of("the trust domain " + expected.trustDomain() + " is not trusted");
        }
        if (chain.isEmpty()) {
            return Optional.of("it shows no certificate");
        }
        var leaf = chain.getFirst();
        try {
            var named = X509Svid.named(leaf);
            if (!named.equals(List.of(expected.toString()))) {
                return Optional.of("its certificate names " + named);
            }
            if (leaf.getBasicConstraints() >= 0) {
                return Optional.of("its certificate is one of an authority");
            }
            var uses = leaf.getExtendedKeyUsage();
            if (uses != null && !uses.contains(SERVER) && !uses.contains(ANY)) {
                return Optional.of("its certificate is not for servers");
            }
            validate(chain, authorities, now);
            return Optional.empty();
        } catch (CertificateParsingException | IllegalArgumentException e) {
            return Optional.of("its certificate cannot be read: " + e.getMessage());
        } catch (GeneralSecurityException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static void validate(List<X509Certificate> chain, List<X509Certificate> authorities, Instant now)
            throws GeneralSecurityException {
        var anchors = authorities.stream()
                .map(authority -> new TrustAnchor(authority, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXParameters(anchors);
        // short lives stand in for revocation lists, which SPIFFE has none of
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        var below = chain.stream().filter(each -> !authorities.contains(each)).toList();
        var path = CertificateFactory.getInstance("X.509").generateCertPath(below);
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }
}
