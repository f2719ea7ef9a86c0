package dev.tradewind.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what a crash between rename and commit left behind: files a day old that no manifest row ever named. */
@Component
class LakeSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LakeSweep.class);
    private static final Duration GRACE = Duration.ofHours(24);

    private final Lake lake;
    private final Manifest manifest;
    private final Clock clock;

    LakeSweep(Lake lake, Manifest manifest, Clock clock) {
        this.lake = lake;
        this.manifest = manifest;
        this.clock = clock;
    }

    /** @return how many files went */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT6H")
    int sweep() {
        var known = manifest.allPaths();
        var youngest = clock.instant().minus(GRACE);
        var removed = 0;
        try (var files = Files.walk(lake.folder())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                var name = lake.folder().relativize(file).toString();
                var ours = name.endsWith(".parquet") && !name.startsWith("spill");
                if (ours
                        && !known.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(youngest)) {
                    Files.delete(file);
                    removed++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lake cannot be swept", e);
        }
        if (removed > 0) {
            LOG.info("removed {} lake files that no import ever committed", removed);
        }
        return removed;
    }
}
