package dev.tradewind.planning;

import dev.tradewind.placement.CarbonBasis;
import dev.tradewind.placement.Coupling;
import dev.tradewind.placement.DataRules;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.NetworkPath;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Limits that a workload states in its part {@code placing} or, before there was one, in labels: {@code
 * max-egress-usd-per-run}, {@code max-egress-usd-per-month}, and {@code commits: synchronous} with {@code
 * max-commit-millis}, whose place is the data set that it writes most to. The part wins.
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

    /** Null without a ceiling. */
    @Nullable
    Long maxEgressNanoUsdPerRun() {
        var asked = workload.placing().maxEgressUsdPerRun();
        var usd = asked == null ? number("max-egress-usd-per-run") : asked;
        return usd == null ? null : (Long) Units.nanoUsd(usd);
    }

    /** Null without a ceiling. */
    @Nullable
    Long maxEgressNanoUsdPerMonth() {
        var asked = workload.placing().maxEgressUsdPerMonth();
        var usd = asked == null ? number("max-egress-usd-per-month") : asked;
        return usd == null ? null : (Long) Units.nanoUsd(usd);
    }

    @Nullable
    CarbonBasis carbonBasis() {
        var basis = workload.placing().carbonBasis();
        return basis == null
                ? null
                : switch (basis) {
                    case EVERY_HOUR -> CarbonBasis.EVERY_SLOT;
                    case AT_START -> CarbonBasis.AT_START;
                    case MEAN -> CarbonBasis.MEAN;
                };
    }

    List<Coupling> couplings() {
        return workload.placing().couplings().stream()
                .map(each -> new Coupling(
                        each.name(),
                        Coupling.Border.valueOf(each.breaks().name()),
                        each.replaceUsd() == null ? null : (Long) Units.nanoUsd(each.replaceUsd())))
                .toList();
    }

    /** Null where nobody asked anything of these data. */
    @Nullable
    DataRules rules(DataSet data) {
        var rule = workload.placing().rule(data.name());
        if (rule == null) {
            return null;
        }
        var asked = workload.placing().commit();
        var waits = asked != null
                && asked.dataSet().equals(data.name())
                && !rule.writeTo().isEmpty();
        return new DataRules(
                rule.paths().stream()
                        .sorted()
                        .map(path -> NetworkPath.Kind.valueOf(path.name()))
                        .toList(),
                rule.writeTo(),
                rule.countries().stream().sorted().toList(),
                asked == null
                                || !asked.dataSet().equals(data.name())
                                || rule.writeTo().isEmpty()
                        ? null
                        : (Long) Units.thousandths(asked.maxMillis()));
    }

    /** Null too where a commit may go to one of several places: then it is a rule of these data. */
    Limits.@Nullable Commit commit() {
        var asked = workload.placing().commit();
        if (asked != null) {
            var rule = workload.placing().rule(asked.dataSet());
            if (rule != null && !rule.writeTo().isEmpty()) {
                return null;
            }
            return workload.dataSets().stream()
                    .filter(data -> data.name().equals(asked.dataSet()))
                    .findFirst()
                    .map(data -> new Limits.Commit(data.siteId(), Units.thousandths(asked.maxMillis())))
                    .orElse(null);
        }
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
