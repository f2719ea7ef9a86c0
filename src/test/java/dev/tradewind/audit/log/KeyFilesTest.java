package dev.tradewind.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.merkle.NoteSigner;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two consoles that start on one empty folder in the same moment. */
class KeyFilesTest {
    @TempDir
    private Path folder;

    private final NoteSigner signer = NoteSigner.generate("tradewind.example", new SecureRandom());

    @RepeatedTest(50)
    void whoeverReadsWhileTheFirstKeyIsWrittenFindsNoneOrAllOfIt() throws Exception {
        var keys = new KeyFiles(folder);
        var reader = CompletableFuture.supplyAsync(() -> {
            while (true) {
                var found = keys.all();
                if (!found.isEmpty()) {
                    return found;
                }
            }
        });
        keys.writeFirst(signer);
        assertThat(reader.get())
                .singleElement()
                .satisfies(read -> assertThat(read.secretLine()).isEqualTo(signer.secretLine()));
    }

    @Test
    void theSecondIsToldAndTheFirstKeyStays() throws Exception {
        var keys = new KeyFiles(folder);
        keys.writeFirst(signer);
        var other = NoteSigner.generate("tradewind.example", new SecureRandom());
        assertThatThrownBy(() -> keys.writeFirst(other)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(folder.resolve("log.key")).strip()).isEqualTo(signer.secretLine());
        try (var all = Files.list(folder)) {
            assertThat(all).as("nothing is left beside it").hasSize(1);
        }
    }
}
