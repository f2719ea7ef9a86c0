package dev.tradewind.audit.log;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.ConsistencyProof;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A witness over real HTTP: keeps the newest checkpoint of one log and co-signs only what continues it. */
final class TestWitness implements AutoCloseable {
    private static final String NAME = "witness.example/w1";
    private static final long SECONDS = 1_795_000_000L;

    private final HttpServer http;
    private final KeyPair keys;
    private final byte[] publicKey;
    private @Nullable NoteKey log;
    private @Nullable Checkpoint seen;
    final List<Integer> answers = new ArrayList<>();

    TestWitness() throws GeneralSecurityException, IOException {
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = keys.getPublic().getEncoded();
        publicKey = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/add-checkpoint", this::serve);
        http.start();
    }

    void trust(NoteKey key) {
        log = key;
    }

    URI url() {
        return URI.create("http://localhost:" + http.getAddress().getPort() + "/");
    }

    String vkey() {
        return NAME + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(33).put((byte) 4).put(publicKey).array();
    }

    private byte[] id() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((NAME + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int gap = asked.indexOf("\n\n");
        var head = asked.substring(0, gap).lines().toList();
        var note = SignedNote.parse(asked.substring(gap + 2));
        var checkpoint = Checkpoint.parse(note.text());
        long old = Long.parseLong(head.getFirst().substring("old ".length()));
        var proof = head.subList(1, head.size()).stream()
                .map(Base64.getDecoder()::decode)
                .toList();
        int status = status(note, checkpoint, old, proof);
        var body = switch (status) {
            case 200 -> line(note.text());
            case 409 -> (seen == null ? 0 : seen.size()) + "\n";
            default -> "no\n";
        };
        if (status == 200) {
            seen = checkpoint;
        }
        answers.add(status);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int status(SignedNote note, Checkpoint checkpoint, long old, List<byte[]> proof) {
        if (log == null || !(note.check(List.of(log)) instanceof SignedNote.Check.By)) {
            return 403;
        }
        var before = seen;
        if (old != (before == null ? 0 : before.size())) {
            return 409;
        }
        if (before == null) {
            return proof.isEmpty() ? 200 : 422;
        }
        var holds = new ConsistencyProof(old, checkpoint.size(), proof)
                .check(before.size() == 0 ? Rfc6962.emptyRoot() : before.root(), checkpoint.root());
        return holds instanceof ProofCheck.Holds ? 200 : 422;
    }

    private String line(String text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(keys.getPrivate());
            signing.update(("cosignature/v1\ntime " + SECONDS + "\n" + text).getBytes(StandardCharsets.UTF_8));
            var signed = signing.sign();
            var bytes = ByteBuffer.allocate(4 + 8 + signed.length)
                    .put(id())
                    .putLong(SECONDS)
                    .put(signed)
                    .array();
            return "— " + NAME + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
