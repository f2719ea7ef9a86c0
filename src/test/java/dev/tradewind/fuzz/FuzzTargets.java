package dev.tradewind.fuzz;

import dev.tradewind.audit.archive.ArchiveFuzz;
import dev.tradewind.backup.BackupFuzz;
import dev.tradewind.connector.feed.FeedFuzz;
import dev.tradewind.edge.wire.EdgeFuzz;
import dev.tradewind.execution.ExecutorFuzz;
import dev.tradewind.execution.kubernetes.ManifestFuzz;
import dev.tradewind.identity.passkey.PasskeyFuzz;
import dev.tradewind.identity.spiffe.SvidFuzz;
import dev.tradewind.identity.spiffe.WorkloadApiFuzz;
import dev.tradewind.identity.workload.IssuerFuzz;
import dev.tradewind.identity.workload.SubjectTokenFuzz;
import dev.tradewind.ui.PageAddressFuzz;
import dev.tradewind.workflow.api.EventFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by name. */
public final class FuzzTargets {
    /** A folder for each target: well-formed inputs, and those that once broke something. */
    static final Path KEPT = Path.of("src/test/resources/fuzz");

    private static final Map<String, Supplier<FuzzTarget>> ALL = new TreeMap<>();

    static {
        ALL.put("address", PageAddressFuzz::new);
        ALL.put("archive", ArchiveFuzz::new);
        ALL.put("backup", BackupFuzz::new);
        ALL.put("bill", ImportFuzz::new);
        ALL.put("decide", () -> CommandFuzz.DECIDE);
        ALL.put("delivery", DeliveryFuzz::new);
        ALL.put("edge", EdgeFuzz::new);
        ALL.put("event", EventFuzz::new);
        ALL.put("executor", ExecutorFuzz::new);
        ALL.put("export", () -> CommandFuzz.EXPORT);
        ALL.put("feed", FeedFuzz::new);
        ALL.put("flow", ImportFuzz::new);
        ALL.put("foreign", () -> TextFuzz.FOREIGN);
        ALL.put("issuer", IssuerFuzz::new);
        ALL.put("logs", () -> TextFuzz.LOGS);
        ALL.put("manifest", ManifestFuzz::new);
        ALL.put("mapping", () -> TextFuzz.MAPPING);
        ALL.put("note", () -> TextFuzz.NOTE);
        ALL.put("passkey", PasskeyFuzz::new);
        ALL.put("place", ImportFuzz::new);
        ALL.put("plan", () -> CommandFuzz.PLAN);
        ALL.put("policy", () -> TextFuzz.POLICY);
        ALL.put("scope", () -> TextFuzz.SCOPE);
        ALL.put("series", ImportFuzz::new);
        ALL.put("subject-token", SubjectTokenFuzz::new);
        ALL.put("svid", SvidFuzz::new);
        ALL.put("workflow", () -> TextFuzz.WORKFLOW);
        ALL.put("workload-api", WorkloadApiFuzz::new);
    }

    private FuzzTargets() {}

    static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** @throws IllegalArgumentException when there is none of that name */
    static FuzzTarget named(String name) {
        var target = ALL.get(name);
        if (target == null) {
            throw new IllegalArgumentException("no target '" + name + "'; there are " + String.join("|", ALL.keySet()));
        }
        return target.get();
    }

    /** What runs begin with: what this target makes, with keys that only it has, and what is kept as files. */
    static List<byte[]> corpus(String name, FuzzTarget target) throws Exception {
        var corpus = new ArrayList<>(target.seeds());
        var folder = KEPT.resolve(name);
        if (Files.isDirectory(folder)) {
            corpus.addAll(files(folder));
        }
        if (corpus.isEmpty()) {
            throw new IllegalStateException("nothing to begin with for " + name + ": put a file into " + folder);
        }
        return corpus;
    }

    static List<byte[]> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new ArrayList<byte[]>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        }
    }
}
