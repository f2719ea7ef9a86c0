package dev.tradewind.planning.decide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Who this replica is, and whether what its last process wrote is still there to the last entry. A process that dies leaves
 * the pages that it wrote to the system; a machine that goes down may lose those of the last moment.
 */
record Replica(String id, boolean mayLackEntries) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /** Opens the folder, which then counts as in use until {@link #closed}. */
    static Replica open(Path folder) {
        try {
            Files.createDirectories(folder);
            var name = folder.resolve("replica");
            if (!Files.exists(name)) {
                Files.writeString(name, UUID.randomUUID().toString());
            }
            var inUse = folder.resolve("in-use");
            var boot = Files.isReadable(BOOT) ? Files.readString(BOOT).strip() : "unknown";
            var unclean = Files.exists(inUse);
            var sameBoot = unclean
                    && !boot.equals("unknown")
                    && Files.readString(inUse).equals(boot);
            Files.writeString(inUse, boot);
            return new Replica(Files.readString(name).strip(), unclean && !sameBoot);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder + " for the journal of decisions", e);
        }
    }

    static void closed(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("in-use"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot mark " + folder + " as closed", e);
        }
    }
}
