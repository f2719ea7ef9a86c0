package dev.tradewind.audit.archive;

import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.fuzz.FuzzTarget;
import dev.tradewind.quantity.Hashes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** An archive of one segment: a manifest, a zero, the packed entries. Whatever is wrong with it is a finding of the reader. */
public final class ArchiveFuzz implements FuzzTarget {
    private static final String ENTRY = "{\"action\":\"a.b\",\"v\":1}";

    @Override
    public void read(byte[] input) throws IOException {
        int zero = 0;
        while (zero < input.length && input[zero] != 0) {
            zero++;
        }
        var manifest = Arrays.copyOf(input, zero);
        var entries = Arrays.copyOfRange(input, Math.min(zero + 1, input.length), input.length);
        var reader = new ArchiveReader(new Held(manifest, entries), List.of());
        var whole = reader.read((index, content) -> {}, (segment, root) -> {});
        if (whole.isEmpty() == reader.findings().isEmpty()) {
            throw new IllegalStateException("the segment is neither whole nor found to be otherwise, or both");
        }
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write((ENTRY + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var signer = NoteSigner.generate("tradewind/fuzz", new SecureRandom());
        var root = Rfc6962.leafHash(ENTRY.getBytes(StandardCharsets.UTF_8));
        var manifest = new Manifest(
                Manifest.FORMAT,
                "tradewind/fuzz",
                0,
                1,
                Hashes.sha256(packed.toByteArray()),
                packed.size(),
                signer.sign(new Checkpoint("tradewind/fuzz", 1, root).text()).format(),
                List.of(signer.key().vkey()),
                null,
                "2026-11-29T09:00:00Z");
        var input = new ByteArrayOutputStream();
        input.writeBytes(manifest.json());
        input.write(0);
        input.writeBytes(packed.toByteArray());
        return List.of(input.toByteArray());
    }

    /** A place that holds what somebody put there. */
    private record Held(byte[] manifest, byte[] entries) implements ArchiveStore {
        @Override
        public String name() {
            return "fuzz";
        }

        @Override
        public void put(String name, Path file, String sha256, Instant retainUntil) {
            throw new UnsupportedOperationException("nothing is written here");
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(name.startsWith(Manifest.PREFIX) ? manifest : entries);
        }

        @Override
        public List<String> list(String prefix) {
            return List.of(Manifest.name(0, 1));
        }

        @Override
        public Lock tryLock(List<String> kept, Instant now) {
            return new Lock(false, "held in memory");
        }

        @Override
        public void close() {}
    }
}
