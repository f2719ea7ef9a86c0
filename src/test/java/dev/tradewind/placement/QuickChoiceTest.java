package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The quick way gives what the thorough one gives. */
class QuickChoiceTest {
    @Test
    void choosesWhatTheDecisionWithReasonsPutsFirst() {
        var placed = 0;
        for (var seed = 0; seed < 1500; seed++) {
            var plain = RandomProblems.of(seed, 6, 8, 30);
            var problem = seed % 2 == 0 ? plain : RandomProblems.withPaths(plain, seed);
            var engine = new PlacementEngine(problem);
            for (var workload : problem.workloads()) {
                var thorough = engine.decide(workload).placed();
                assertThat(engine.choose(workload, Room.STATED))
                        .as("seed %d, %s", seed, workload.id())
                        .isEqualTo(thorough == null ? null : thorough.choice());
                placed += thorough == null ? 0 : 1;
            }
        }
        assertThat(placed).isGreaterThan(1000);
    }

    @Test
    void takesOnlySlotsThatHaveRoom() {
        for (var seed = 0; seed < 500; seed++) {
            var problem = RandomProblems.of(seed, 6, 8, 30);
            var engine = new PlacementEngine(problem);
            var even = new Room() {
                @Override
                public boolean isLimited(String site) {
                    return site.hashCode() % 2 == 0;
                }

                @Override
                public boolean takes(String site, int slot) {
                    return slot % 5 != 0;
                }
            };
            for (var workload : problem.workloads()) {
                var choice = engine.choose(workload, even);
                if (choice == null || !even.isLimited(choice.site())) {
                    continue;
                }
                var pieces = choice.pieces().isEmpty()
                        ? java.util.List.of(new SlotRange(
                                choice.startSlot(), choice.startSlot() + workload.length(problem.horizon())))
                        : choice.pieces();
                for (var piece : pieces) {
                    for (var slot = piece.from(); slot < piece.to(); slot++) {
                        assertThat(slot % 5)
                                .as("seed %d, %s", seed, workload.id())
                                .isNotZero();
                    }
                }
                assertThat(Objects.requireNonNull(engine.decide(workload).placed())
                                .choice()
                                .terms()
                                .objectiveNanoUsd())
                        .isLessThanOrEqualTo(choice.terms().objectiveNanoUsd());
            }
        }
    }
}
