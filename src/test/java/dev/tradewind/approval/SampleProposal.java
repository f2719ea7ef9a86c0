package dev.tradewind.approval;

import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A move from Frankfurt to Stockholm that saves USD 10 a month, of a workload that nobody else names. */
final class SampleProposal {
    private SampleProposal() {}

    /**
     * @param by who proposes it
     * @param open how long it may be decided on
     */
    static Proposal of(String owner, String by, Duration open) {
        var workload = "w-" + UUID.randomUUID();
        return new Proposal(
                RecommendationKind.PLACEMENT,
                "Move " + workload,
                null,
                UUID.randomUUID(),
                workload,
                owner,
                "aws:eu-central-1",
                "aws:eu-north-1",
                null,
                null,
                null,
                BigDecimal.TEN.negate(),
                -1,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                "",
                by,
                Instant.now().plus(open));
    }
}
