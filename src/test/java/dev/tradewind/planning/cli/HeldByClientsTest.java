package dev.tradewind.planning.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.SlotRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The judge of the bench: it names what was given twice, and lets what ended be given again. */
class HeldByClientsTest {
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

    private final HeldByClients held = new HeldByClients(
            Map.of("own:a", new Capacity(Series.flat(1, 4000), Series.flat(1, 8192), Series.flat(1, 0))));

    private void give(String site, int from, int to, long milliVcpu, int second, int untilSecond) {
        held.add(
                site,
                List.of(new SlotRange(from, to)),
                new Demand(milliVcpu, 1024, 0, 0),
                NOON.plusSeconds(second),
                NOON.plusSeconds(untilSecond));
    }

    @Test
    void exactlyAsMuchAsThereIsIsNotTooMuchAndWhatEndedIsGivenAgain() {
        give("own:a", 10, 14, 3000, 0, 10);
        give("own:a", 13, 15, 1000, 5, 20);
        // From the moment in which the first one ends.
        give("own:a", 10, 14, 3000, 10, 20);
        // Nobody said how much there is.
        give("aws:us-east-1", 10, 14, 1_000_000, 0, 20);
        assertThat(held.oversubscribed()).isZero();
    }

    @Test
    void namesEachSlotAndResourceThatWasGivenTwice() {
        give("own:a", 10, 14, 3000, 0, 10);
        give("own:a", 12, 16, 1001, 9, 20);
        assertThat(held.oversubscribed()).as("slots 12 and 13, vCPU alone").isEqualTo(2);
    }
}
