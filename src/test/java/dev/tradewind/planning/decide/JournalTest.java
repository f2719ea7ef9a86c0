package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    @Test
    void whatWasAppendedIsThereForTheNextProcessAlsoWithoutAClose() throws IOException {
        var journal = new Journal(folder, 256);
        for (var entry = 0; entry < 20; entry++) {
            journal.append(("entry " + entry).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(texts()).hasSize(20).startsWith("entry 0").endsWith("entry 19");
        assertThat(Journal.segments(folder)).hasSizeGreaterThan(1);
        var next = new Journal(folder, 256);
        next.append("after the crash".getBytes(StandardCharsets.UTF_8));
        assertThat(texts()).hasSize(21).endsWith("after the crash");
        journal.close();
        next.close();
    }

    @Test
    void aTornEntryEndsItsFileAndNothingBeforeIt() throws IOException {
        var journal = new Journal(folder, 4096);
        journal.append("whole".getBytes(StandardCharsets.UTF_8));
        var torn = journal.append("torn in its middle".getBytes(StandardCharsets.UTF_8));
        journal.close();
        try (var file = new RandomAccessFile(JournalSegment.file(folder, 1).toFile(), "rw")) {
            file.seek(torn.position() - 3);
            file.write(0);
        }
        assertThat(texts()).containsExactly("whole");
    }

    private List<String> texts() throws IOException {
        return Journal.read(folder).stream()
                .map(entry -> new String(entry.content(), StandardCharsets.UTF_8))
                .toList();
    }
}
