package dev.tradewind.fuzz;

import dev.tradewind.quantity.Hashes;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls: one target a process, named by a system property. */
public final class FuzzEntry {
    static final String TARGET = "tradewind.fuzz.target";
    static final String CORPUS = "tradewind.fuzz.corpus";

    private static FuzzTarget target;

    private FuzzEntry() {}

    /** Also lays the corpus out: what is signed must be signed by the keys of this very process. */
    public static void fuzzerInitialize() throws Exception {
        var name = System.getProperty(TARGET, "");
        target = FuzzTargets.named(name);
        var corpus = Path.of(System.getProperty(CORPUS, ""));
        for (var input : FuzzTargets.corpus(name, target)) {
            Files.write(corpus.resolve(Hashes.sha256(input)), input);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.read(input);
    }
}
