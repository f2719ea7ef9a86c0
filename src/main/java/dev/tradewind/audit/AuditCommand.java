package dev.tradewind.audit;

import dev.tradewind.audit.archive.ArchiveCommand;
import dev.tradewind.audit.bundle.Bundle;
import dev.tradewind.audit.bundle.BundleCheck;
import dev.tradewind.audit.bundle.BundleVerdict;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteLine;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.audit.merkle.WitnessKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code tradewind audit verify EXPORT [--key VKEY]… [--checkpoint FILE]… [--json]}: needs no console, no database and
 * no network. 0 = whole, 1 = tampered, 2 = cannot be read.
 */
public final class AuditCommand {
    private static final String USAGE =
            "usage: tradewind audit verify EXPORT [--key VKEY|FILE]... [--checkpoint FILE]... [--json]";

    private AuditCommand() {}

    public static int execute(String[] args, PrintStream out, PrintStream err) {
        if (args.length > 0 && args[0].equals("archive")) {
            return ArchiveCommand.execute(List.of(args).subList(1, args.length), System.getenv(), out, err);
        }
        if (args.length < 2 || !args[0].equals("verify")) {
            err.println(USAGE);
            return 2;
        }
        try {
            return verify(List.of(args).subList(1, args.length), out);
        } catch (IOException e) {
            err.println("tradewind audit verify: cannot read " + e.getMessage());
            return 2;
        } catch (IllegalArgumentException e) {
            err.println("tradewind audit verify: " + e.getMessage());
            return 2;
        }
    }

    private static int verify(List<String> args, PrintStream out) throws IOException {
        Path export = null;
        var keys = new ArrayList<NoteKey>();
        var witnesses = new ArrayList<WitnessKey>();
        var anchors = new ArrayList<SignedNote>();
        boolean json = false;
        for (var arg = args.iterator(); arg.hasNext(); ) {
            var word = arg.next();
            switch (word) {
                case "--json" -> json = true;
                case "--key" -> keys(value(word, arg), keys, witnesses);
                case "--checkpoint" -> anchors.addAll(checkpoints(Path.of(value(word, arg))));
                default -> {
                    if (word.startsWith("--") || export != null) {
                        throw new IllegalArgumentException("'" + word + "' is not understood. " + USAGE);
                    }
                    export = Path.of(word);
                }
            }
        }
        if (export == null) {
            throw new IllegalArgumentException("no export named. " + USAGE);
        }
        var verdict = BundleCheck.check(Bundle.read(export), keys, witnesses, anchors);
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(verdict));
        } else {
            print(verdict, out);
        }
        return verdict.whole() ? 0 : 1;
    }

    /** The key itself, or a file that holds one per line; of the log or of a witness. */
    private static void keys(String keyOrFile, List<NoteKey> keys, List<WitnessKey> witnesses) throws IOException {
        var text = keyOrFile.contains("+") ? keyOrFile : Files.readString(Path.of(keyOrFile));
        for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
            if (WitnessKey.writtenIn(line)) {
                witnesses.add(WitnessKey.parse(line));
            } else {
                keys.add(NoteKey.parse(line));
            }
        }
    }

    /** A signed note, or a file of a witness with one in each line. */
    private static List<SignedNote> checkpoints(Path file) throws IOException {
        var text = Files.readString(file);
        return text.contains("\n\n")
                ? List.of(SignedNote.parse(text))
                : text.lines()
                        .filter(line -> !line.isBlank())
                        .map(NoteLine::parse)
                        .toList();
    }

    private static String value(String option, java.util.Iterator<String> args) {
        if (!args.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value. " + USAGE);
        }
        return args.next();
    }

    private static void print(BundleVerdict verdict, PrintStream out) {
        out.println("log      " + verdict.origin());
        out.println("signed   " + verdict.signedSize() + " entries, root " + verdict.root());
        out.println("key      " + (verdict.keyPinned() ? "yours" : "the export's own; give --key to pin it"));
        if (verdict.whole()) {
            out.println("WHOLE    " + verdict.entries() + " entries re-hashed");
            verdict.witnesses()
                    .forEach(w -> out.println(
                            "witness  " + w.witness() + " co-signed " + w.size() + " entries at " + w.at()));
            out.println(verdict.anchored() ? "anchored by what you gave" : "internally whole, not anchored");
            return;
        }
        out.println("TAMPERED");
        verdict.findings().stream().limit(50).forEach(f -> out.println("  " + f.kind() + ": " + f.detail()));
        if (verdict.findings().size() > 50) {
            out.println("  and " + (verdict.findings().size() - 50) + " more");
        }
    }
}
