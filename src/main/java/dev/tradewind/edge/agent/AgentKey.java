package dev.tradewind.edge.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;

/**
 * Who the agent is: an Ed25519 key that never leaves its data directory, and the name of that directory's queue.
 *
 * @param publicKey X.509 form, base64
 */
record AgentKey(String incarnation, String publicKey, PrivateKey secret) {
    private static final String FILE = "agent.key";

    /** The key of this directory; made on first use, readable by its owner only. */
    static AgentKey in(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                var lines = UUID.randomUUID() + "\n" + base64(pair.getPublic().getEncoded()) + "\n"
                        + base64(pair.getPrivate().getEncoded()) + "\n";
                var temporary = directory.resolve(FILE + ".new");
                Files.deleteIfExists(temporary);
                Files.createFile(
                        temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                try (var channel = Files.newByteChannel(temporary, Set.of(StandardOpenOption.WRITE))) {
                    channel.write(java.nio.ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
                    ((java.nio.channels.FileChannel) channel).force(true);
                }
                Files.move(temporary, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            var lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                throw new IOException(file + " is cut off. Maybe the disk was full? Enrol the site anew.");
            }
            var secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(2))));
            return new AgentKey(lines.get(0), lines.get(1), secret);
        } catch (GeneralSecurityException wrong) {
            throw new IOException(file + " holds no Ed25519 key", wrong);
        }
    }

    /** Signature over the text, base64. */
    String sign(String text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return base64(signing.sign());
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("The agent's key cannot sign", wrong);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
