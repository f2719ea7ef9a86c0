package dev.tradewind.edge.agent;

import dev.tradewind.edge.wire.Introduction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Who the agent is: an Ed25519 key that never leaves its data directory, and the name of that directory's queue. An agent
 * that is known by SPIFFE has a key for each time that it runs, in memory alone, and keeps the public halves of those that
 * the console does not know yet: entries that they signed may still wait.
 *
 * @param publicKey X.509 form, base64
 * @param untold public keys that the console has to know, this one last
 */
record AgentKey(String incarnation, String publicKey, PrivateKey secret, List<String> untold) {
    private static final String FILE = "agent.key";
    private static final String QUEUE_FILE = "agent.queue";

    AgentKey {
        untold = List.copyOf(untold);
    }

    /** One that is not stored; the directory keeps the name of its queue and public keys. */
    static AgentKey unstored(Path directory) throws IOException {
        var file = directory.resolve(QUEUE_FILE);
        try {
            Files.createDirectories(directory);
            var lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.<String>of());
            if (lines.isEmpty()) {
                lines.add(UUID.randomUUID().toString());
            }
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            lines.add(base64(pair.getPublic().getEncoded()));
            if (lines.size() > Introduction.MOST_KEYS + 1) {
                lines.subList(1, lines.size() - Introduction.MOST_KEYS).clear();
            }
            write(file, lines);
            return new AgentKey(lines.getFirst(), lines.getLast(), pair.getPrivate(), lines.subList(1, lines.size()));
        } catch (GeneralSecurityException missing) {
            throw new IOException("this Java has no Ed25519", missing);
        }
    }

    /** The console knows them: the directory forgets those of earlier runs. */
    void told(Path directory) throws IOException {
        if (untold.size() > 1) {
            write(directory.resolve(QUEUE_FILE), List.of(incarnation, publicKey));
        }
    }

    /** The key of this directory; made on first use, readable by its owner only. */
    static AgentKey in(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                write(
                        file,
                        List.of(
                                UUID.randomUUID().toString(),
                                base64(pair.getPublic().getEncoded()),
                                base64(pair.getPrivate().getEncoded())));
            }
            var lines = Files.readAllLines(file);
            if (lines.size() < 3) {
                throw new IOException(file + " is cut off. Maybe the disk was full? Enrol the site anew.");
            }
            var secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(2))));
            return new AgentKey(lines.get(0), lines.get(1), secret, List.of());
        } catch (GeneralSecurityException wrong) {
            throw new IOException(file + " holds no Ed25519 key", wrong);
        }
    }

    /** Whole or not at all, readable by its owner only. */
    private static void write(Path file, List<String> lines) throws IOException {
        var temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        Files.createFile(temporary, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
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
