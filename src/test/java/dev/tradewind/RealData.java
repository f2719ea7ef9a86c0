package dev.tradewind;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real data beside the project. Where a folder is missing, the test that needs it is skipped by name. */
public final class RealData {
    private RealData() {}

    public static boolean has(String folder) {
        return Files.isDirectory(root().resolve(folder));
    }

    /** The folder, or the test is skipped with a message that names what is missing. */
    public static Path folder(String name) {
        var folder = root().resolve(name);
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                () -> "real data folder '" + name + "' is not at " + folder
                        + "; set TRADEWIND_REAL_DATA to the folder that holds it");
        return folder;
    }

    private static Path root() {
        var configured = System.getenv("TRADEWIND_REAL_DATA");
        return Path.of(configured == null ? "../shared/data" : configured)
                .toAbsolutePath()
                .normalize();
    }
}
