package dev.tradewind.execution.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.Refusal;
import dev.tradewind.execution.StepKind;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The refusal verbatim, and beside it the text that was refused. */
class RefusalBlockTest {
    private static final Instant AT = Instant.parse("2026-11-29T05:00:00Z");

    @Test
    void showsBothAndWhetherItWasSent() {
        assertThat(shown(1, true))
                .contains("Refused by prod", "HTTP 422: spec.replicas: Invalid value: -1", "replicas: -1")
                .contains("What was sent")
                .doesNotContain("Nothing was sent", "times");
        assertThat(shown(3, false)).contains("3 times", "Nothing was sent. What it was asked");
    }

    private static String shown(int times, boolean reached) {
        var refusal = new Refusal(
                AT,
                AT.plusSeconds(60),
                times,
                StepKind.PREPARE,
                "prod",
                "HTTP 422: spec.replicas: Invalid value: -1",
                reached,
                "spec:\n  replicas: -1\n");
        return new RefusalBlock(refusal, ZoneOffset.UTC).getElement().getTextRecursively();
    }
}
