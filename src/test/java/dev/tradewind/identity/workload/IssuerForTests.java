package dev.tradewind.identity.workload;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer over real HTTP: a discovery document and a JWK Set whose keys a test may change. */
final class IssuerForTests implements AutoCloseable {
    private final HttpServer server;
    private volatile List<JWK> keys = List.of();
    final AtomicInteger asked = new AtomicInteger();

    IssuerForTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                () -> "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
        serve("/keys", () -> {
            asked.incrementAndGet();
            return new JWKSet(keys).toPublicJWKSet().toString();
        });
        server.start();
    }

    private void serve(String path, java.util.function.Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void has(JWK... now) {
        keys = List.of(now);
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static ECKey ec(String kid) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Made and used with the JDK alone: the library's own needs another one for this curve. */
    static OctetKeyPair ed25519(String kid) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            // the last 32 bytes of both encodings are the key itself (RFC 8410)
            return new OctetKeyPair.Builder(
                            Curve.Ed25519, last32(pair.getPublic().getEncoded()))
                    .d(last32(pair.getPrivate().getEncoded()))
                    .keyID(kid)
                    .build();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Base64URL last32(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    private static String signEd25519(OctetKeyPair key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                    .keyID(key.getKeyID())
                    .build();
            var content = header.toBase64URL() + "." + claims.toPayload().toBase64URL();
            var prefix = HexFormat.of().parseHex("302e020100300506032b657004220420");
            var pkcs8 = new byte[prefix.length + 32];
            System.arraycopy(prefix, 0, pkcs8, 0, prefix.length);
            System.arraycopy(key.getDecodedD(), 0, pkcs8, prefix.length, 32);
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String sign(JWK key, JWTClaimsSet claims) {
        if (key instanceof OctetKeyPair pair) {
            return signEd25519(pair, claims);
        }
        try {
            var rsa = key instanceof RSAKey;
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
            return jwt.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
