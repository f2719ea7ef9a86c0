package dev.tradewind.execution.spi;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param runKey letters, digits and dashes; unique for one attempt of one step
 * @param site where it shall run, by the catalog's id
 * @param environment the whole of it, apart from PATH and TRADEWIND_RUN_KEY
 * @param longest after this it is ended
 * @param mostOutputBytes what is kept; the rest is read and dropped
 * @param allowance limits of a target that starts it by itself; null for any other
 * @param rehearsal true asks the target whether it would take this, without any effect
 */
public record RunRequest(
        String runKey,
        String site,
        Work work,
        Map<String, String> environment,
        Duration longest,
        long mostOutputBytes,
        @Nullable Allowance allowance,
        boolean rehearsal) {

    public RunRequest {
        if (!runKey.matches("[A-Za-z0-9-]{1,90}")) {
            throw new IllegalArgumentException("Run key '" + runKey + "' has other than letters, digits and dashes");
        }
        environment = Map.copyOf(environment);
    }

    public RunRequest(
            String runKey,
            String site,
            Work work,
            Map<String, String> environment,
            Duration longest,
            long mostOutputBytes) {
        this(runKey, site, work, environment, longest, mostOutputBytes, null, false);
    }

    public RunRequest asRehearsal() {
        return new RunRequest(runKey, site, work, environment, longest, mostOutputBytes, allowance, true);
    }

    public RunRequest within(Allowance limits) {
        return new RunRequest(runKey, site, work, environment, longest, mostOutputBytes, limits, rehearsal);
    }
}
