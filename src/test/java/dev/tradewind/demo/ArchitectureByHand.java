package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.edge.architecture.ArchitectureAnswer;
import dev.tradewind.edge.architecture.ArchitectureAnswer.Fit;
import dev.tradewind.edge.architecture.ArchitectureCheck;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.Signals;
import java.time.Clock;

/** Figures of the demo's workloads file and of the shipped price list: Chicago's line is priced as its parent, Ohio. */
final class ArchitectureByHand {
    private final ArchitectureCheck architecture;
    private final Signals signals;
    private final Clock clock;

    ArchitectureByHand(ArchitectureCheck architecture, Signals signals, Clock clock) {
        this.architecture = architecture;
        this.signals = signals;
        this.clock = clock;
    }

    void check() {
        var scoring = checked("fraud-scoring");
        assertThat(scoring.writeShare()).isCloseTo(700.0 / (900 + 700), within(1e-6));
        assertThat(scoring.syncGigabytesPerMonth()).isEqualByComparingTo("700");
        assertThat(scoring.syncUsdPerMonth()).isEqualByComparingTo("14.00"); // 700 GB at 0.02 USD, Ohio to Oregon
        assertThat(scoring.centralMillis()).isEqualTo(stored("larkspur:store-chicago", "aws:us-west-2"));
        assertThat(scoring.distributedMillis()).isEqualTo(scoring.centralMillis());
        assertThat(scoring.usersStopped()).isEqualTo(1);
        assertThat(scoring.fit()).isEqualTo(Fit.NO_EDGE_WORK);

        var authorisation = checked("authorisation-api-azure");
        assertThat(authorisation.writeShare()).isCloseTo(40_480.0 / (90_000 + 40_480), within(1e-6));
        assertThat(authorisation.syncGigabytesPerMonth())
                .as("its users are where its ledger is")
                .isEqualByComparingTo("0");
        assertThat(authorisation.syncUsdPerMonth()).isEqualByComparingTo("0");
        assertThat(authorisation.centralMillis()).isEqualTo(stored("aws:us-west-2", "azure:eastus"));
        assertThat(authorisation.distributedMillis()).isZero();
        assertThat(authorisation.fit()).isEqualTo(Fit.DISTRIBUTED);
        assertThat(authorisation.usersStopped()).isZero();
    }

    private ArchitectureAnswer checked(String workload) {
        return architecture.answers().stream()
                .filter(answer -> answer.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    /** The newest p95 that was measured in either direction. */
    private double stored(String from, String to) {
        return signals.newest(SeriesNames.roundTrip(from, to, "p95"), clock.instant())
                .or(() -> signals.newest(SeriesNames.roundTrip(to, from, "p95"), clock.instant()))
                .orElseThrow()
                .value()
                .doubleValue();
    }
}
