package dev.tradewind.outbound;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests to the outside behave.
 *
 * @param allowedHosts names of hosts inside the own network that may be asked although their address is private
 * @param retries how often a request is repeated after a failure that may pass
 * @param largestPause longest wait between two tries; a server that asks for more is asked again at the next run
 * @param largestAnswerBytes an answer beyond this is refused, not cut
 * @param failuresToOpen failures in a row after which a host is left alone
 * @param openFor for how long
 */
@ConfigurationProperties("tradewind.outbound")
public record OutboundSettings(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("30s") Duration requestTimeout,
        @DefaultValue("3") int retries,
        @DefaultValue("500ms") Duration smallestPause,
        @DefaultValue("30s") Duration largestPause,
        @DefaultValue("67108864") long largestAnswerBytes,
        @DefaultValue("5") int failuresToOpen,
        @DefaultValue("60s") Duration openFor) {

    public OutboundSettings {
        allowedHosts = List.copyOf(allowedHosts);
        if (retries < 0 || retries > 10) {
            throw new IllegalArgumentException("tradewind.outbound.retries is " + retries + "; expected 0 to 10");
        }
    }
}
