package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Problems;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.Series;
import dev.tradewind.planning.cli.PlanCommand;
import dev.tradewind.quantity.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanJsonTest {
    @Test
    void unknownStaysUnknownAndFlatStaysShort() {
        var series = Series.of(3, 4, 5).with(1, Long.MIN_VALUE);
        assertThat(PlanJson.text(series)).isEqualTo("[3,null,5]");
        assertThat(PlanJson.read("[3,null,5]", Series.class)).isEqualTo(series);
        assertThat(PlanJson.text(Series.flat(168, 7))).isEqualTo("{\"slots\":168,\"value\":7}");
        assertThat(PlanJson.read("{\"slots\":168,\"value\":7}", Series.class)).isEqualTo(Series.flat(168, 7));
        assertThat(PlanJson.read(PlanJson.text(Series.unknown(5)), Series.class))
                .isEqualTo(Series.unknown(5));
    }

    @Test
    void moneyIsItsAmountAndCurrency() {
        var money = Money.of("1.20", "USD");
        assertThat(PlanJson.read(PlanJson.write(money), Money.class)).isEqualTo(money);
        assertThat(PlanJson.text(money)).doesNotContain("zero");
    }

    @Test
    void problemsAndPlansGoThereAndBack() {
        for (var seed = 0; seed < 100; seed++) {
            var problem = Problems.random(seed, 8, 4, 12);
            var plan = new PlacementEngine(problem).plan(SearchOptions.of(20));
            assertThat(PlanJson.read(PlanJson.write(problem), PlacementProblem.class))
                    .isEqualTo(problem);
            assertThat(PlanJson.read(PlanJson.write(plan), Plan.class)).isEqualTo(plan);
        }
    }

    @Test
    void theCommandLineRepeatsThePlanBitForBit(@TempDir Path folder) throws IOException {
        for (var seed = 0; seed < 20; seed++) {
            var problem = Problems.random(seed, 8, 4, 12);
            var snapshot = new Snapshot(
                    Problems.START, new Snapshot.Effort(30, 0, 7), problem, List.of(), List.of(), List.of(), List.of());
            var server = PlanJson.write(
                    new PlacementEngine(problem).plan(snapshot.effort().options(() -> false)));
            var input = Files.write(folder.resolve("snapshot.json"), PlanJson.write(snapshot));
            var output = folder.resolve("plan.json");
            var code = PlanCommand.plan(
                    new String[] {input.toString(), "--out", output.toString()}, System.out, System.err);
            assertThat(code).isLessThan(2);
            assertThat(Files.readAllBytes(output)).isEqualTo(server);
        }
    }

    @Test
    void badInputNamesItsPlace(@TempDir Path folder) throws IOException {
        var input = Files.writeString(folder.resolve("snapshot.json"), "{\n \"problem\": 5");
        var err = new ByteArrayOutputStream();
        assertThat(PlanCommand.plan(new String[] {input.toString()}, System.out, new PrintStream(err)))
                .isEqualTo(2);
        assertThat(err.toString()).contains("line 2");
    }
}
