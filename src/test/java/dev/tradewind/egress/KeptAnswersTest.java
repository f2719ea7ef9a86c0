package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
    private final KeptAnswers kept = new KeptAnswers();
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksOnceWhileTheSameFilesCount() {
        assertThat(answer("total", "first")).containsExactly("total 1");
        assertThat(answer("total", "first")).containsExactly("total 1");
        assertThat(answer("flows", "first")).containsExactly("flows 2");
    }

    @Test
    void asksAgainOnceOtherFilesCount() {
        answer("total", "first");
        assertThat(answer("total", "second")).containsExactly("total 2");
        assertThat(answer("total", "first"))
                .as("as after an import that was taken back")
                .containsExactly("total 3");
    }

    @Test
    void doesNotKeepAnAnswerDuringWhichTheFilesChanged() {
        Iterator<String> counting = Stream.of("first", "second").iterator();
        kept.answer(List.of("total"), counting::next, () -> List.of("of whichever"));
        assertThat(answer("total", "first")).containsExactly("total 1");
        assertThat(answer("total", "second")).containsExactly("total 2");
    }

    private List<String> answer(String question, String counting) {
        return kept.answer(List.of(question), () -> counting, () -> {
            asked.add(question);
            return List.of(question + " " + asked.size());
        });
    }
}
