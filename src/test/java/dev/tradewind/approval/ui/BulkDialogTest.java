package dev.tradewind.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Outcome;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several are decided with one reason, each by itself: a refusal of one stands beside it and stops no other. */
@ConsoleTest
class BulkDialogTest extends SpringBrowserlessTest {
    @Autowired
    private Recommendations recommendations;

    private final List<String> decided = new ArrayList<>();
    private int done;

    @Test
    void decidesEachWithTheOneReasonAndSaysWhatCameOfEach() {
        var first = proposed("-10.25");
        var second = proposed("-2");
        var third = proposed("1.25");
        new BulkDialog(
                        "Reject",
                        List.of(first, second, third),
                        (of, reason) -> {
                            decided.add(of.shortId() + " " + reason);
                            if (of.equals(second)) {
                                return new Outcome.Refused("you proposed it");
                            }
                            return of.equals(third)
                                    ? new Outcome.SomebodyWasFirst(third, "Jon")
                                    : new Outcome.Refused("out of your scope");
                        },
                        () -> done++)
                .open();
        assertThat(find(Div.class).all().stream().map(div -> div.getElement().getText()))
                .anyMatch(text -> text.startsWith("Together ") && text.contains("11.00 USD"));
        assertThat(lines()).hasSize(3).first().asString().startsWith(first.shortId() + " Move ");

        test(button("Reject")).click();
        assertThat(decided).as("without a reason nothing is decided").isEmpty();
        assertThat(find(Div.class).all().stream().map(div -> div.getElement().getText()))
                .anyMatch(text -> text.startsWith("Several at once need a reason"));

        test(find(TextArea.class).single()).setValue("the year end is near");
        test(button("Reject")).click();
        assertThat(decided)
                .containsExactly(
                        first.shortId() + " the year end is near",
                        second.shortId() + " the year end is near",
                        third.shortId() + " the year end is near");
        assertThat(done).isEqualTo(1);
        assertThat(lines())
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(first.shortId() + ": not recorded, out of your scope"),
                        two -> assertThat(two).isEqualTo(second.shortId() + ": not recorded, you proposed it"),
                        three -> assertThat(three).startsWith(third.shortId() + ": Jon was first"));
        assertThat(find(TextArea.class).single().isReadOnly()).isTrue();
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .contains("Done")
                .doesNotContain("Reject");
    }

    private List<String> lines() {
        return find(ListItem.class).all().stream()
                .map(item -> item.getElement().getTextRecursively())
                .toList();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> button.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private RecommendationSummary proposed(String usd) {
        var workload = "bulk-" + UUID.randomUUID();
        return recommendations.propose(new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + workload,
                null,
                UUID.randomUUID(),
                workload,
                "search",
                "aws:eu-central-1",
                "aws:eu-north-1",
                null,
                null,
                null,
                new BigDecimal(usd),
                -1,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                "",
                "system:engine",
                Instant.now().plusSeconds(3600)));
    }
}
