package dev.tradewind.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing has found stays found: every kept input, and some made from it, get an answer and no fault. */
class FuzzCorpusTest {
    private static final int MADE = 60;
    private static final int SHOWN = 200;

    static List<String> names() {
        return FuzzTargets.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyParserAnswersWhatStrangersWrite(String name) throws Exception {
        var target = FuzzTargets.named(name);
        var corpus = FuzzTargets.corpus(name, target);
        assertThat(corpus).allSatisfy(input -> assertThat(input).isNotEmpty());
        for (var input : corpus) {
            answers(target, input, "kept input");
        }
        var mutator = new Mutator(20_261_128);
        for (int i = 0; i < MADE; i++) {
            answers(target, mutator.mutate(corpus), "input " + i + " of the seed");
        }
    }

    private static void answers(FuzzTarget target, byte[] input, String which) {
        assertThatCode(() -> target.read(input))
                .as("%s, beginning with %s", which, HexFormat.of().formatHex(input, 0, Math.min(input.length, SHOWN)))
                .doesNotThrowAnyException();
    }
}
