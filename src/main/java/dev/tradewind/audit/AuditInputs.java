package dev.tradewind.audit;

import dev.tradewind.audit.bundle.BundleWriter;
import dev.tradewind.audit.intake.IntakeBatch;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** The parsers of this module that strangers reach, each with well-formed inputs, for whoever tries to break them. */
public final class AuditInputs {
    private static final String ORIGIN = "tradewind/fuzz";

    private AuditInputs() {}

    /** @throws IllegalArgumentException when it is no checkpoint or key, which is an answer */
    public static void readNote(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        Checkpoint.parse(SignedNote.parse(text).text());
        NoteKey.parse(text.lines().findFirst().orElse(""));
    }

    /** @throws IllegalArgumentException when it is no batch, which is an answer */
    public static void readLogBatch(byte[] input) {
        IntakeBatch.parse(input);
    }

    public static List<byte[]> notes() {
        var signer = NoteSigner.generate(ORIGIN, new SecureRandom());
        return List.of(
                signed(signer).getBytes(StandardCharsets.UTF_8),
                signer.key().vkey().getBytes(StandardCharsets.UTF_8));
    }

    /** An export of two entries, of which one announces a key. */
    public static List<byte[]> exports() throws IOException {
        var out = new ByteArrayOutputStream();
        var signer = NoteSigner.generate(ORIGIN, new SecureRandom());
        try (var bundle = new BundleWriter(out)) {
            bundle.entries(line -> {
                line.write("{\"action\":\"a.b\",\"v\":1}".getBytes(StandardCharsets.UTF_8));
                line.write("{\"action\":\"audit.key-rotated\",\"after\":{\"vkey\":\"x\"}}"
                        .getBytes(StandardCharsets.UTF_8));
            });
            bundle.checkpoint(signed(signer), List.of());
            bundle.keys(List.of(signer.key()));
            bundle.evidence(List.of());
        }
        return List.of(out.toByteArray());
    }

    private static String signed(NoteSigner signer) {
        return signer.sign(new Checkpoint(ORIGIN, 2, new byte[32]).text()).format();
    }
}
