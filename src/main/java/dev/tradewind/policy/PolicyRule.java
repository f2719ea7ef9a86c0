package dev.tradewind.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says, as parsed from its YAML.
 *
 * @param owner who answers for it, in words; empty where nobody is named
 * @param mode whether it is obeyed or only reports
 * @param validFrom first instant at which it holds, null for as soon as it is active
 * @param validTo end of that time, null for none
 * @param applies attribute → permitted values; a workload is meant when it matches all of them. Attributes are
 *     {@code workload, kind, owner, environment} and any label
 * @param maxGramsPerKwh highest grid intensity at which a run may start, gCO2eq/kWh
 * @param jurisdictions ISO 3166 country codes in which the work may be; empty for no limit
 * @param providers providers that may be used; empty for no limit
 * @param maxRttMillis highest round trip to users or data, ms
 * @param minBenefitUsdPerMonth a change that saves less is not worth doing; null for no minimum
 * @param monthly what all that it is meant for may spend together in a month; null for no limit
 * @param waitFor signal from outside before anything is prepared; null for none
 * @param maxDelayHours longest wait of a run for a cleaner grid, from its planned start; null for its window
 */
public record PolicyRule(
        String name,
        String description,
        String owner,
        PolicyMode mode,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        Map<String, Set<String>> applies,
        @Nullable Double maxGramsPerKwh,
        Set<String> jurisdictions,
        Set<String> providers,
        @Nullable Double maxRttMillis,
        @Nullable BigDecimal minBenefitUsdPerMonth,
        @Nullable Double maxDelayHours,
        @Nullable MonthlyLimit monthly,
        LatestStartRule atLatestStart,
        @Nullable ApprovalRoute approval,
        List<FreezeWindow> freezes,
        @Nullable SignalWait waitFor) {

    public PolicyRule {
        applies = Map.copyOf(applies);
        jurisdictions = Set.copyOf(jurisdictions);
        providers = Set.copyOf(providers);
        freezes = List.copyOf(freezes);
    }

    /** Whether its validity covers this instant. */
    public boolean holdsAt(Instant now) {
        return (validFrom == null || !now.isBefore(validFrom)) && (validTo == null || now.isBefore(validTo));
    }

    /** Whether it is meant for a workload with these attributes. */
    public boolean appliesTo(Map<String, String> attributes) {
        return applies.entrySet().stream()
                .allMatch(e -> e.getValue().contains(attributes.getOrDefault(e.getKey(), "")));
    }
}
