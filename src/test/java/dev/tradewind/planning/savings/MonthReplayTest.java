package dev.tradewind.planning.savings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.PastMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kW for two hours a night, at home or at a cleaner and dearer place. */
class MonthReplayTest {
    private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
    private static final int HOURS = MonthSignals.HOURS_BEFORE + 31 * 24 + 48;
    private static final Weights WEIGHTS = new Weights(100_000, 0, 0, 12);

    @Test
    void everyPolicyComesToWhatOneReckonsByHand() {
        var made = replay(Limits.NONE);
        assertThat(made.runs()).isEqualTo(10);
        // 2 kWh at 600 g, ten times.
        assertThat(line(made, SavingsPolicy.RUN_NOW, true).kgCo2e()).isEqualTo(12.0);
        assertThat(line(made, SavingsPolicy.GREENEST_REGION, true).kgCo2e()).isEqualTo(1.0);
        assertThat(line(made, SavingsPolicy.CHEAPEST_REGION, true).kgCo2e()).isEqualTo(12.0);
        // The clean hours at home come three hours later; in the month itself one hour later than in the weeks before.
        assertThat(line(made, SavingsPolicy.LOWEST_WINDOW, true).kgCo2e()).isEqualTo(2.0);
        assertThat(line(made, SavingsPolicy.LOWEST_WINDOW, true).waitingHours()).isEqualTo(4.0);
        assertThat(line(made, SavingsPolicy.LOWEST_WINDOW, false).kgCo2e()).isEqualTo(7.0);
        assertThat(line(made, SavingsPolicy.LOWEST_WINDOW, false).waitingHours())
                .isEqualTo(3.0);
        assertThat(line(made, SavingsPolicy.THRESHOLD_150, true).kgCo2e()).isEqualTo(2.0);
    }

    @Test
    void oursWithPerfectKnowledgeCostsNoMoreThanAnyOther() {
        var made = replay(Limits.NONE);
        var ours = objective(line(made, SavingsPolicy.OURS, true));
        for (var line : made.lines()) {
            assertThat(ours).as("%s", line).isLessThanOrEqualTo(objective(line) + 1e-9);
        }
    }

    @Test
    void placesThatARuleForbidsAreNoChoiceOfAnyPolicy() {
        var home = new Limits(null, List.of("DE"), List.of(), List.of(), null, null, null, null);
        var made = replay(home);
        assertThat(line(made, SavingsPolicy.GREENEST_REGION, true).kgCo2e()).isEqualTo(12.0);
    }

    private static double objective(MonthSavings.Line line) {
        return line.usd().doubleValue() + line.kgCo2e() * 0.1;
    }

    private static MonthSavings.Line line(MonthSavings made, SavingsPolicy policy, boolean perfect) {
        return made.lines().stream()
                .filter(line -> line.policy() == policy && line.perfect() == perfect)
                .findFirst()
                .orElseThrow();
    }

    private static MonthSavings replay(Limits limits) {
        var from = FIRST.minus(MonthSignals.HOURS_BEFORE, ChronoUnit.HOURS);
        var sites =
                List.of(site("own:home", "DE", 1_000_000, home()), site("own:green", "SE", 900_000_000, flat(50_000)));
        var runs = new ArrayList<PastMonth.Run>();
        for (var day = 0; day < 10; day++) {
            runs.add(new PastMonth.Run(FIRST.plus(day, ChronoUnit.DAYS), run(limits)));
        }
        return new MonthReplay(new MonthSignals(from, sites), WEIGHTS, List.of())
                .run(YearMonth.of(2026, 10), runs, FIRST);
    }

    /** 600 g, but 100 g from 03:00 to 05:00 before the month and from 04:00 to 06:00 in it. */
    private static Series home() {
        var grams = new long[HOURS];
        for (var slot = 0; slot < HOURS; slot++) {
            var clean = slot < MonthSignals.HOURS_BEFORE ? 3 : 4;
            grams[slot] = slot % 24 == clean || slot % 24 == clean + 1 ? 100_000 : 600_000;
        }
        return Series.of(grams);
    }

    private static Series flat(long value) {
        return Series.flat(HOURS, value);
    }

    private static CandidateSite site(String id, String country, long price, Series carbon) {
        return new CandidateSite(id, "own", country, 1000, flat(price), flat(0), flat(0), carbon, null);
    }

    private static Candidate run(Limits limits) {
        return new Candidate(
                "nightly",
                Candidate.Kind.BATCH,
                new Demand(1000, 0, 0, 1_000_000),
                2,
                0,
                12,
                1000,
                List.of(),
                List.of(),
                0,
                "own:home",
                0,
                limits);
    }
}
