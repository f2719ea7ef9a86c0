package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Attacks with a token of another program. */
class JwtSvidTest {
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final String US = "https://tradewind.example";

    private final DomainForTests here = new DomainForTests("here.example");
    private final DomainForTests stranger = new DomainForTests("stranger.example");
    private final Map<String, JWKSet> keys = Map.of(here.name, here.bundle());

    private void refused(String token, String why) {
        assertThat(JwtSvid.check(token, US, keys, NOW))
                .isInstanceOfSatisfying(
                        JwtSvid.Checked.Refused.class,
                        refused -> assertThat(refused.why()).contains(why));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("spiffe://here.example/ci")
                .audience(US)
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(here.key().getKeyID());
    }

    @Test
    void aTokenThatHoldsNamesItsProgram() {
        assertThat(JwtSvid.check(here.token("/ci", US, NOW.plusSeconds(60)), US, keys, NOW))
                .isEqualTo(new JwtSvid.Checked.Valid(SpiffeId.of("spiffe://here.example/ci"), NOW.plusSeconds(60)));
    }

    @Test
    void anRsaKeyHoldsToo() throws JOSEException {
        var rsa = new RSAKeyGenerator(2048)
                .keyID("rsa")
                .keyUse(new KeyUse("jwt-svid"))
                .generate();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims().build());
        token.sign(new RSASSASigner(rsa));
        var trusted = Map.of(here.name, new JWKSet(rsa.toPublicJWK()));
        assertThat(JwtSvid.check(token.serialize(), US, trusted, NOW)).isInstanceOf(JwtSvid.Checked.Valid.class);
    }

    @Test
    void ofAnUnknownTrustDomain() {
        refused(stranger.token("/ci", US, NOW.plusSeconds(60)), "is not trusted");
    }

    /** A federated domain signs for itself alone. */
    @Test
    void ofOurDomainSignedByAFederatedOne() {
        var forged = stranger.sign(header().keyID(stranger.key().getKeyID()).build(), claims().build());
        var both = Map.of(here.name, here.bundle(), stranger.name, stranger.bundle());
        assertThat(JwtSvid.check(forged, US, both, NOW)).isInstanceOf(JwtSvid.Checked.Refused.class);
    }

    @Test
    void signedByAnotherUnderTheIdOfOurKey() {
        refused(stranger.sign(header().build(), claims().build()), "signature is wrong");
    }

    @Test
    void forAnotherReceiver() {
        refused(here.token("/ci", "https://elsewhere.example", NOW.plusSeconds(60)), "not for " + US);
    }

    @Test
    void ended() {
        refused(here.token("/ci", US, NOW), "ended at");
    }

    @Test
    void withoutAnEnd() {
        refused(here.sign(header().build(), claims().expirationTime(null).build()), "does not end");
    }

    @Test
    void notYet() {
        refused(
                here.sign(
                        header().build(),
                        claims().notBeforeTime(Date.from(NOW.plusSeconds(1))).build()),
                "does not count before");
    }

    @Test
    void signedWithAKeyThatWasTakenOut() {
        var before = here.token("/ci", US, NOW.plusSeconds(60));
        here.rotate();
        assertThat(JwtSvid.check(before, US, Map.of(here.name, here.bundle()), NOW))
                .isInstanceOf(JwtSvid.Checked.Refused.class);
    }

    @Test
    void withoutTheNameOfAKey() {
        refused(here.sign(header().keyID(null).build(), claims().build()), "not in the bundle");
    }

    @Test
    void signedWithAKeyThatIsForCertificates() {
        var other =
                new JWKSet(new com.nimbusds.jose.jwk.ECKey.Builder(here.key().toPublicJWK())
                        .keyUse(new KeyUse("x509-svid"))
                        .build());
        assertThat(JwtSvid.check(here.token("/ci", US, NOW.plusSeconds(60)), US, Map.of(here.name, other), NOW))
                .isInstanceOf(JwtSvid.Checked.Refused.class);
    }

    @Test
    void notSignedAtAll() {
        refused(new PlainJWT(claims().build()).serialize(), "");
        var none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        var parts = here.token("/ci", US, NOW.plusSeconds(60)).split("\\.");
        refused(none + "." + parts[1] + ".", "");
        refused(none + "." + parts[1] + "." + parts[2], "");
    }

    /** The public key, which everybody has, used as a shared secret. */
    @Test
    void signedWithOurPublicKeyAsASecret() throws JOSEException {
        var secret = here.bundle().toString().getBytes(StandardCharsets.UTF_8);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(here.key().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(secret));
        refused(token.serialize(), "HS256 is not allowed");
        var shared = new JWKSet(new OctetSequenceKey.Builder(secret)
                .keyID(here.key().getKeyID())
                .keyUse(new KeyUse("jwt-svid"))
                .build());
        assertThat(JwtSvid.check(token.serialize(), US, Map.of(here.name, shared), NOW))
                .isInstanceOf(JwtSvid.Checked.Refused.class);
    }

    @Test
    void ofAnotherKindOfToken() {
        refused(here.sign(header().type(new JOSEObjectType("at+jwt")).build(), claims().build()), "is not allowed");
    }

    @Test
    void withClaimsThatWereChanged() {
        var parts = here.token("/ci", US, NOW.plusSeconds(60)).split("\\.");
        var other = here.token("/admin", US, NOW.plusSeconds(60)).split("\\.");
        refused(parts[0] + "." + other[1] + "." + parts[2], "signature is wrong");
    }

    @Test
    void ofNobodyOrOfSomethingElse() {
        refused(here.sign(header().build(), claims().subject(null).build()), "names nobody");
        refused(here.sign(header().build(), claims().subject("ada").build()), "no JWT-SVID");
        refused("eyJ.eyJ.x", "no JWT-SVID");
        refused("e".repeat(20_000), "too long");
    }
}
