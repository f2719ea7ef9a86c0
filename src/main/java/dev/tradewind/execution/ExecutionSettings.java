package dev.tradewind.execution;

import dev.tradewind.execution.move.StoreSettings;
import dev.tradewind.execution.spi.TargetSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param threads executions driven at once
 * @param drives false on a replica that only takes orders and shows; the others carry them out
 * @param poll how often due work is looked for
 * @param heartbeat a driver that missed six of these is taken for dead
 * @param runTimeout longest run of a command
 * @param outputBytes of a run that are kept
 * @param attempts per step before it fails
 * @param backoff before the second attempt; doubles each time, at most 5 minutes
 * @param gateEvery how often a closed gate is looked at
 * @param longestHold of a gate where the workload states no latest start
 * @param siteVcpus vCPU that may be reserved, by site id; a site that is not named has no limit stated
 * @param targets orchestrators that work is handed to, by the name that people see
 * @param stores buckets that data sets are copied from and to, by the name that people see
 * @param partBytes a larger object is copied in parts of that size; S3 permits no less than 5 MiB
 * @param copySlice how long data are copied before a pause or a cancel is looked for
 * @param copyTimeout longest run of a command that copies
 * @param paths links that are not there unless they are ordered, by a name that people see
 */
@ConfigurationProperties("tradewind.execution")
public record ExecutionSettings(
        @DefaultValue("4") int threads,
        @DefaultValue("true") boolean drives,
        @DefaultValue("500ms") Duration poll,
        @DefaultValue("5s") Duration heartbeat,
        @DefaultValue("1h") Duration runTimeout,
        @DefaultValue("1048576") long outputBytes,
        @DefaultValue("3") int attempts,
        @DefaultValue("2s") Duration backoff,
        @DefaultValue("30s") Duration gateEvery,
        @DefaultValue("24h") Duration longestHold,
        @DefaultValue Map<String, Double> siteVcpus,
        @DefaultValue Map<String, TargetSettings> targets,
        @DefaultValue Map<String, StoreSettings> stores,
        @DefaultValue("8388608") int partBytes,
        @DefaultValue("5s") Duration copySlice,
        @DefaultValue("24h") Duration copyTimeout,
        @DefaultValue Map<String, PathOrder> paths) {

    Duration backoffAfter(int attempts) {
        var wait = backoff.multipliedBy(1L << Math.min(10, Math.max(0, attempts - 1)));
        return wait.compareTo(Duration.ofMinutes(5)) < 0 ? wait : Duration.ofMinutes(5);
    }
}
