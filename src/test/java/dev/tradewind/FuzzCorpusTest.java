package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fuzzing has found stays found: every kept input, and some made from it, get an answer and no fault. */
class FuzzCorpusTest {
    private static final int MADE = 60;

    @ParameterizedTest
    @EnumSource
    void everyParserAnswersWhatStrangersWrite(FuzzTarget target) throws IOException {
        var corpus = new ArrayList<>(target.seeds());
        var kept = Path.of("src/test/resources/fuzz", target.name().toLowerCase(Locale.ROOT));
        if (Files.isDirectory(kept)) {
            corpus.addAll(FuzzCommand.files(kept));
        }
        for (var input : corpus) {
            assertThat(FuzzCommand.broken(target, input)).isEmpty();
        }
        var mutator = new Mutator(20_261_128);
        for (int i = 0; i < MADE; i++) {
            var input = mutator.mutate(corpus);
            assertThat(FuzzCommand.broken(target, input))
                    .as("input %s of the seed", i)
                    .isEmpty();
        }
    }
}
