package dev.tradewind.recommendation;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells of recommendations: its owner that there is one, whoever proposed it what became of it. */
@Component
class RecommendationNews {
    private static final String TYPE = "dev.tradewind.recommendation.";

    private final Outbox outbox;

    RecommendationNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void waits(RecommendationSummary of) {
        outbox.add(event(of, "proposed", of.proposedAt())
                .title(of.shortId() + " was proposed: " + of.title())
                .text("It changes USD " + of.deltaUsdPerMonth().toPlainString() + " a month. Risk: " + of.risk()
                        + ". It has to be decided before " + of.expiresAt() + ".")
                .to(Audience.ofOwner(of.owner()))
                .build());
    }

    void returned(RecommendationSummary of) {
        outbox.add(event(of, "returned", of.stateAt())
                .severity(Severity.WARNING)
                .title(of.shortId() + " is back in review: " + of.title())
                .text("Its approvals are void, because " + of.stateReason() + ". It has to be decided again.")
                .to(Audience.ofRoles("APPROVER"))
                .to(Audience.ofActor(of.proposedBy()))
                .build());
    }

    /** Only ends that whoever proposed it did not bring about. */
    void moved(RecommendationSummary of) {
        switch (of.state()) {
            case APPROVED, REJECTED, EXPIRED, WITHDRAWN ->
                outbox.add(event(of, of.state().name().toLowerCase(Locale.ROOT), of.stateAt())
                        .title(of.shortId() + " was " + words(of.state()) + ": " + of.title())
                        .text(of.stateReason().isBlank() ? "No reason was given." : "Reason: " + of.stateReason())
                        .to(Audience.ofActor(of.proposedBy()))
                        .to(Audience.ofOwner(of.owner()))
                        .build());
            case PROPOSED, SNOOZED, IN_REVIEW, EXECUTING, SUCCEEDED, FAILED, SUPERSEDED, ROLLED_BACK, CANCELLED -> {}
        }
    }

    private static String words(RecommendationState state) {
        return state == RecommendationState.EXPIRED
                ? "not decided in time"
                : state.name().toLowerCase(Locale.ROOT);
    }

    private static Event.Draft event(RecommendationSummary of, String happened, java.time.Instant at) {
        return Event.of(TYPE + happened, "recommendation/" + of.shortId(), at)
                .path(RecommendationLinks.to(of.id()))
                .with("recommendation", of.shortId())
                .with("kind", of.kind().name())
                .with("state", of.state().name())
                .with("workload", of.workload())
                .with("owner", of.owner())
                .with("deltaUsdPerMonth", of.deltaUsdPerMonth().toPlainString())
                .with("digest", of.digest());
    }
}
