package dev.tradewind.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.SamplePeople;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferenceTest {
    private final Person me = SamplePeople.person("me", Set.of("APPROVER"), Set.of("platform"));

    @Test
    void nothingIsMailedUntilSomebodyAsksForIt() {
        assertThat(Preference.NOTHING.wants(event("approval.waiting", Severity.CRITICAL, mine()), me))
                .isFalse();
    }

    @Test
    void approvalsAreMailedToThoseWhomTheyWaitForOnly() {
        var approvals = new Preference(true, null);
        assertThat(approvals.wants(event("approval.waiting", Severity.INFO, mine()), me))
                .isTrue();
        assertThat(approvals.wants(event("approval.waiting", Severity.INFO, Audience.ofGroups(Set.of("security"))), me))
                .isFalse();
        assertThat(approvals.wants(event("execution.failed", Severity.CRITICAL, mine()), me))
                .isFalse();
    }

    @Test
    void theRestIsMailedFromItsSeverityOn() {
        var grave = new Preference(false, Severity.WARNING);
        assertThat(grave.wants(event("execution.failed", Severity.WARNING, mine()), me))
                .isTrue();
        assertThat(grave.wants(event("recommendation.approved", Severity.INFO, mine()), me))
                .isFalse();
        assertThat(grave.wants(event("execution.failed", Severity.CRITICAL, Audience.NOBODY), me))
                .isFalse();
    }

    @Test
    void aSubscriptionCoversKindsSeverityAndOwnerTogether() {
        var event = event("execution.failed", Severity.WARNING, Audience.ofOwner("payments"));
        assertThat(Subscription.to("*").covers(event)).isTrue();
        assertThat(Subscription.to("execution.*").covers(event)).isTrue();
        assertThat(Subscription.to("execution.failed").covers(event)).isTrue();
        assertThat(Subscription.to("execution.fail").covers(event)).isFalse();
        assertThat(Subscription.to("exec.*").covers(event)).isFalse();
        assertThat(new Subscription("*", Severity.CRITICAL, null).covers(event)).isFalse();
        assertThat(new Subscription("*", Severity.INFO, "payments").covers(event))
                .isTrue();
        assertThat(new Subscription("*", Severity.INFO, "search").covers(event)).isFalse();
        assertThat(new Subscription("*", Severity.INFO, "search")
                        .covers(Event.of("dev.tradewind.execution.failed", "x", Instant.EPOCH)
                                .title("x")
                                .with("owner", "search")
                                .build()))
                .isTrue();
    }

    private static Audience mine() {
        return Audience.ofGroups(Set.of("platform"));
    }

    private static Event event(String kind, Severity severity, Audience audience) {
        return Event.of("dev.tradewind." + kind, "subject", Instant.EPOCH)
                .severity(severity)
                .title("title")
                .to(audience)
                .build();
    }
}
