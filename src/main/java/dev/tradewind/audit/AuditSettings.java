package dev.tradewind.audit;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.audit.*}.
 *
 * @param sequenceEvery pause between two rounds of the sequencer; a checkpoint is at most this much behind
 * @param verifyEvery pause between two verifications of the whole log
 * @param lease how long a silent sequencer keeps its duty before another replica takes over
 * @param witnessEvery pause between two showings of the last checkpoint to the witnesses
 * @param witnesses outside places, none unless set
 * @param scheduled whether the console does both by itself; tests step by hand
 */
@ConfigurationProperties("tradewind.audit")
public record AuditSettings(
        @DefaultValue("250ms") Duration sequenceEvery,
        @DefaultValue("1h") Duration verifyEvery,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1m") Duration witnessEvery,
        @DefaultValue List<WitnessSettings> witnesses,
        @DefaultValue("true") boolean scheduled) {
    public AuditSettings {
        witnesses = List.copyOf(witnesses);
        if (sequenceEvery.compareTo(Duration.ofSeconds(1)) > 0 || sequenceEvery.isNegative()) {
            throw new IllegalArgumentException("tradewind.audit.sequence-every is " + sequenceEvery
                    + ": the log promises a checkpoint within a second");
        }
    }
}
