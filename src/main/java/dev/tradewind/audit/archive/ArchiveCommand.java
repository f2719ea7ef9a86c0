package dev.tradewind.audit.archive;

import dev.tradewind.audit.bundle.BundleWriter;
import dev.tradewind.audit.bundle.Finding;
import dev.tradewind.audit.merkle.NoteKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code tradewind audit archive verify ARCHIVE} and {@code … export ARCHIVE OUT}: with the archive alone, no console, no
 * database. 0 = whole, 1 = not, 2 = cannot be read.
 */
public final class ArchiveCommand {
    private static final String USAGE = "usage: tradewind audit archive verify ARCHIVE | export ARCHIVE OUT"
            + " [--key VKEY|FILE]... [--json]; ARCHIVE is a directory or s3://bucket/prefix";

    private ArchiveCommand() {}

    /** @param environment where the keys of an object store are looked for */
    public static int execute(List<String> args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            var words = new ArrayList<String>();
            var keys = new ArrayList<NoteKey>();
            boolean json = false;
            for (var arg = args.iterator(); arg.hasNext(); ) {
                var word = arg.next();
                if (word.equals("--json")) {
                    json = true;
                } else if (word.equals("--key") && arg.hasNext()) {
                    var value = arg.next();
                    var text = value.contains("+") ? value : Files.readString(Path.of(value));
                    text.lines()
                            .filter(line -> !line.isBlank())
                            .map(NoteKey::parse)
                            .forEach(keys::add);
                } else {
                    words.add(word);
                }
            }
            if (words.size() == 2 && words.getFirst().equals("verify")) {
                return verify(words.get(1), keys, environment, json, out);
            }
            if (words.size() == 3 && words.getFirst().equals("export")) {
                return export(words.get(1), Path.of(words.get(2)), keys, environment, json, out);
            }
            err.println(USAGE);
            return 2;
        } catch (IOException | IllegalArgumentException e) {
            err.println("tradewind audit archive: " + e.getMessage());
            return 2;
        }
    }

    private static int verify(
            String location, List<NoteKey> keys, Map<String, String> environment, boolean json, PrintStream out)
            throws IOException {
        try (var store = ArchiveLocation.open(location, environment)) {
            var reader = new ArchiveReader(store, keys);
            var whole = reader.read((index, content) -> {}, (manifest, root) -> {});
            return answer(whole, reader.findings(), !keys.isEmpty(), json, out);
        }
    }

    /** Written aside first: the evidence that entries name is not in the archive, and the bundle says so. */
    private static int export(
            String location,
            Path target,
            List<NoteKey> keys,
            Map<String, String> environment,
            boolean json,
            PrintStream out)
            throws IOException {
        var aside = target.resolveSibling(target.getFileName() + ".part");
        try (var store = ArchiveLocation.open(location, environment)) {
            var reader = new ArchiveReader(store, keys);
            var whole = new ArrayList<Manifest>();
            try (var bundle = new BundleWriter(Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW))) {
                bundle.entries(line ->
                        whole.addAll(reader.read((index, content) -> line.write(content), (manifest, root) -> {})));
                if (whole.isEmpty() || !reader.findings().isEmpty()) {
                    return answer(whole, reader.findings(), !keys.isEmpty(), json, out);
                }
                bundle.checkpoint(
                        whole.getLast().checkpoint(),
                        whole.stream()
                                .limit(whole.size() - 1L)
                                .map(Manifest::checkpoint)
                                .toList());
                bundle.keys(whole.getLast().keys().stream().map(NoteKey::parse).toList());
                bundle.evidence(List.of());
            }
            Files.move(aside, target);
            return answer(whole, List.of(), !keys.isEmpty(), json, out);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static int answer(
            List<Manifest> whole, List<Finding> findings, boolean pinned, boolean json, PrintStream out) {
        long entries = whole.isEmpty() ? 0 : whole.getLast().to();
        boolean good = findings.isEmpty() && !whole.isEmpty();
        if (json) {
            out.println(JsonMapper.builder()
                    .build()
                    .writeValueAsString(Map.of(
                            "whole", good,
                            "entries", entries,
                            "segments", whole.size(),
                            "keyPinned", pinned,
                            "findings", findings)));
        } else {
            out.println((good ? "WHOLE    " : "NOT WHOLE ") + entries + " entries in " + whole.size() + " segments");
            out.println("key      " + (pinned ? "yours" : "the archive's own; give --key to pin it"));
            findings.forEach(finding -> out.println("  " + finding.kind() + ": " + finding.detail()));
        }
        return good ? 0 : 1;
    }
}
