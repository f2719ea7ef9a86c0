package dev.tradewind.approval.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.button.Button;
import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Approvals;
import dev.tradewind.identity.People;
import dev.tradewind.policy.Policies;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the proposer and somebody else are shown of one recommendation. */
@ConsoleTest
class RecommendationDetailTest {
    @Autowired
    DetailParts parts;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Approvals approvals;

    @Autowired
    People people;

    @Autowired
    Policies policies;

    @Test
    void saysWhyIMayNotAndWhoMustStill() {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        var ada = people.create("ada-" + suffix, "Ada", "correct horse battery", Set.of("APPROVER"), Set.of());
        var bo = people.create("bo-" + suffix, "Bo", "correct horse battery", Set.of("APPROVER"), Set.of());
        var proposed = recommendations.propose(new Proposal(
                RecommendationKind.TIME_SHIFT,
                "Start report-" + suffix + " later",
                null,
                UUID.randomUUID(),
                "report-" + suffix,
                "finance",
                "aws:eu-west-1",
                "aws:eu-west-1",
                null,
                Instant.parse("2026-11-26T01:00:00Z"),
                Instant.parse("2026-11-26T03:00:00Z"),
                new BigDecimal("-3.20"),
                -46,
                0,
                BigDecimal.ZERO,
                List.of("the grid is cleaner at one"),
                "low",
                "5f0c9a00",
                "",
                ada.id().toString(),
                Instant.now().plusSeconds(3600)));
        var nothing = new DetailParts.Actions(() -> {}, () -> {}, () -> {});
        var waits = policies.draft(
                "name: w-%s\napplies:\n  workload: report-%s\nwaitFor:\n  signal: books-open\n  atMostHours: 5\n"
                        .formatted(suffix, suffix),
                ada);
        policies.activate(waits.id(), bo, "agreed");

        var own = parts.of(proposed, ada, ZoneOffset.UTC, nothing);
        assertThat(text(own))
                .contains("you proposed this", "the grid is cleaner at one", "Still needed: 1 more person")
                .contains("w-" + suffix + ": signal books-open", "at latest 5.0 h after the planned start");
        policies.retire(waits.id(), ada, "end of test");
        assertThat(approve(own).isEnabled()).isFalse();
        assertThat(approve(parts.of(proposed, bo, ZoneOffset.UTC, nothing)).isEnabled())
                .isTrue();

        approvals.reject(proposed.id(), proposed.version(), "not before the close", bo);
        var decided = parts.of(recommendations.byId(proposed.id()).orElseThrow(), ada, ZoneOffset.UTC, nothing);
        assertThat(text(decided)).contains("rejected", "not before the close", "Bo");
    }

    private static HasEnabled approve(Component in) {
        return all(in).filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(b -> b.getText().equals("Approve"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Component in) {
        return in.getElement().getTextRecursively();
    }

    private static Stream<Component> all(Component in) {
        return Stream.concat(Stream.of(in), in.getChildren().flatMap(RecommendationDetailTest::all));
    }
}
