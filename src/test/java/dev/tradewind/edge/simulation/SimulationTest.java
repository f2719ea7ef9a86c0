package dev.tradewind.edge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts, kills, full disks, clock jumps, lost, doubled and overtaken messages: nothing that was promised breaks. */
class SimulationTest {

    @Test
    void twentyRandomSchedulesBreakNoPromise() {
        var verdicts = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> Simulation.run(seed, PlantedFault.NONE))
                .toList();

        assertThat(verdicts)
                .allSatisfy(verdict -> assertThat(verdict.findings()).isEmpty());
        assertThat(verdicts.stream().mapToInt(Verdict::acknowledged).sum())
                .as("writes that clients were told of, so that the schedules say something")
                .isGreaterThan(2_000);
    }

    @Test
    void theSameSeedGivesTheSameCourse() {
        assertThat(Simulation.run(7, PlantedFault.NONE)).isEqualTo(Simulation.run(7, PlantedFault.NONE));
    }

    @ParameterizedTest
    @EnumSource(value = PlantedFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultThatIsPlantedIsFound(PlantedFault fault) {
        assertThat(LongStream.rangeClosed(1, 20)
                        .mapToObj(seed -> Simulation.run(seed, fault))
                        .filter(verdict -> !verdict.clean()))
                .isNotEmpty();
    }
}
