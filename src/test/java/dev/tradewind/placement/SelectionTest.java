package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.scoring.SlidingSelection;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The kernels that choose slots agree with each other and with the engine. */
class SelectionTest {
    private static final long[] NOTHING = {};

    @Test
    void windowAfterWindowIsChosenAsEachAlone() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var cost = random.longs(40 + random.nextInt(60), 0, 50).toArray();
            var length = 1 + random.nextInt(6);
            var slack = random.nextInt(20);
            var ends = new int[cost.length - length];
            for (var from = 0; from < ends.length; from++) {
                ends[from] = Math.min(cost.length, from + length + slack);
            }
            var sliding = new SlidingSelection(cost);
            var runs = sliding.cheapestRuns(ends, length);
            var slots = sliding.cheapestSlots(ends, length);
            var selection = new SlotSelection();
            for (var from = 0; from < ends.length; from++) {
                selection.window(cost, from, ends[from], length);
                assertThat(runs[from]).as("seed %d window %d", seed, from).isEqualTo(selection.value());
                selection.select(cost, NOTHING, NOTHING, from, ends[from], length, true);
                assertThat(slots[from]).as("seed %d window %d", seed, from).isEqualTo(selection.value());
                long sum = 0;
                var pieces = selection.pieces();
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    sum += sliding.run(pieces[piece], pieces[piece + 1] - pieces[piece]);
                }
                assertThat(sum).isEqualTo(selection.value());
            }
        }
    }

    @Test
    void theEngineStartsWhereTheKernelDoes() {
        for (var seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var carbon = random.longs(48, 20_000, 700_000).toArray();
            var length = 1 + random.nextInt(8);
            var from = random.nextInt(20);
            var to = from + length + random.nextInt(20);
            var site = Problems.site("own:one", "DE", 0, Series.of(carbon), null);
            var run = Problems.batch("job", length, from, to, Limits.NONE);
            var problem = Problems.problem(new Weights(1_000_000, 0, 0, 12), List.of(site), List.of(), run);
            var selection = new SlotSelection();
            var start = selection.window(carbon, from, to, length);
            var placed = Objects.requireNonNull(
                    new PlacementEngine(problem).decide(run).placed());
            assertThat(placed.choice().startSlot()).as("seed %d", seed).isEqualTo(start);
        }
    }
}
