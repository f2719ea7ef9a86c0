package dev.tradewind.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.signal.SignalKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObjectiveStandingTest {

    @Test
    void ninetyNineOfAHundredUsersInTimeAreEnoughWhereNinetyNineAreNeeded() {
        assertThat(standing(0.99, group(0.99, 14.0), group(0.01, 80.0)).state()).isEqualTo(ObjectiveCheck.State.MET);
        assertThat(standing(1, group(0.99, 14.0), group(0.01, 80.0)).state()).isEqualTo(ObjectiveCheck.State.BROKEN);
        assertThat(standing(0.99, group(0.98, 14.0), group(0.02, 80.0)).state()).isEqualTo(ObjectiveCheck.State.BROKEN);
    }

    @Test
    void usersOfWhomNothingIsKnownNeitherKeepNorBreakIt() {
        assertThat(standing(0.99, group(0.9, 14.0), group(0.1, null)).state()).isEqualTo(ObjectiveCheck.State.UNKNOWN);
        assertThat(standing(0.9, group(0.9, 14.0), group(0.1, null)).state()).isEqualTo(ObjectiveCheck.State.MET);
        assertThat(standing(0.99, group(0.9, 80.0), group(0.1, null)).state()).isEqualTo(ObjectiveCheck.State.BROKEN);
    }

    @Test
    void sharesThatDoNotAddUpToAllUsersCountInProportion() {
        assertThat(standing(0.5, group(0.3, 14.0), group(0.3, 80.0)).state()).isEqualTo(ObjectiveCheck.State.MET);
        assertThat(standing(1, group(1.0 / 3, 1.0), group(1.0 / 3, 1.0), group(1.0 / 3, 1.0))
                        .state())
                .isEqualTo(ObjectiveCheck.State.MET);
    }

    private static ObjectiveStanding standing(double needed, ObjectiveCheck... groups) {
        return new ObjectiveStanding("shop", "platform", "aws:us-east-2", 15, needed, Arrays.asList(groups));
    }

    private static ObjectiveCheck group(double share, @Nullable Double p95) {
        return new ObjectiveCheck(
                "shop",
                "platform",
                "aws:us-east-2",
                "aws:us-east-1-chi-2a",
                share,
                15,
                p95 == null
                        ? null
                        : new RoundTripEstimate(
                                "a", "b", p95, p95, SignalKind.MEASURED, "p50/p95", "test", null, null));
    }
}
