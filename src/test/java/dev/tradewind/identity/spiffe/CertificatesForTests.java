package dev.tradewind.identity.spiffe;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes X.509 certificates with one URI as their name, in DER, signed with ECDSA on P-256. */
final class CertificatesForTests {
    private static final byte[] ECDSA_WITH_SHA256 = {0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 4, 3, 2};
    private static final byte[] ALTERNATIVE_NAME = {0x55, 0x1D, 0x11};
    private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1D, 0x13};
    private static final byte[] COMMON_NAME = {0x55, 4, 3};
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private CertificatesForTests() {}

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] certificate(
            String uri, KeyPair subject, KeyPair issuer, boolean authority, Instant from, Instant to) {
        var algorithm = sequence(tagged(6, ECDSA_WITH_SHA256));
        var names = tagged(0x30, tagged(0x86, uri.getBytes(StandardCharsets.US_ASCII)));
        var extensions = sequence(
                sequence(tagged(6, ALTERNATIVE_NAME), tagged(4, names)),
                sequence(
                        tagged(6, BASIC_CONSTRAINTS),
                        tagged(1, new byte[] {(byte) 0xFF}),
                        tagged(4, authority ? sequence(tagged(1, new byte[] {(byte) 0xFF})) : sequence())));
        var body = sequence(
                tagged(0xA0, tagged(2, new byte[] {2})),
                tagged(2, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                algorithm,
                name("issuer"),
                sequence(time(from), time(to)),
                name(authority ? "issuer" : "workload"),
                subject.getPublic().getEncoded(),
                tagged(0xA3, extensions));
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(issuer.getPrivate());
            signature.update(body);
            var bits = new ByteArrayOutputStream();
            bits.write(0);
            bits.writeBytes(signature.sign());
            return sequence(body, algorithm, tagged(3, bits.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] name(String common) {
        var text = tagged(0x0C, common.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(tagged(6, COMMON_NAME), text)));
    }

    private static byte[] time(Instant at) {
        return tagged(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] sequence(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return tagged(0x30, out.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int zeros = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - zeros);
            out.write(length, zeros, length.length - zeros);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
