package dev.tradewind.planning;

import dev.tradewind.placement.Limits;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Limits that a workload's labels state: {@code max-egress-usd-per-run}, {@code max-egress-usd-per-month}, and {@code
 * commits: synchronous} with {@code max-commit-millis}, whose place is the data set that it writes most to.
 */
final class WorkloadLabels {
    private final Workload workload;

    WorkloadLabels(Workload workload) {
        this.workload = workload;
    }

    boolean isPortable() {
        return "true".equals(workload.labels().get("portable"));
    }

    /** Whether it may run on capacity that the provider can take back. */
    boolean maySpot() {
        return "allowed".equals(workload.labels().get("spot"));
    }

    /** Null where it may move. */
    @Nullable
    String pinnedSite() {
        return "false".equals(workload.labels().get("movable")) ? workload.siteId() : null;
    }

    /** Null without the label. */
    @Nullable
    Long maxEgressNanoUsdPerRun() {
        var usd = number("max-egress-usd-per-run");
        return usd == null ? null : (Long) Units.nanoUsd(usd);
    }

    /** Null without the label. */
    @Nullable
    Long maxEgressNanoUsdPerMonth() {
        var usd = number("max-egress-usd-per-month");
        return usd == null ? null : (Long) Units.nanoUsd(usd);
    }

    Limits.@Nullable Commit commit() {
        var millis = number("max-commit-millis");
        if (millis == null || !"synchronous".equals(workload.labels().get("commits"))) {
            return null;
        }
        return workload.dataSets().stream()
                .max(Comparator.comparing(DataSet::gigabytesWritten))
                .map(data -> new Limits.Commit(data.siteId(), Units.thousandths(millis)))
                .orElse(null);
    }

    private @Nullable BigDecimal number(String label) {
        var text = workload.labels().get(label);
        if (text == null) {
            return null;
        }
        try {
            var value = new BigDecimal(text.strip());
            if (value.signum() >= 0) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // Told below.
        }
        throw new IllegalArgumentException("label " + label + " of workload '" + workload.name() + "' is '" + text
                + "', expected a number of at least 0, such as 12.50");
    }
}
