package dev.tradewind.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says, as parsed from its YAML.
 *
 * @param applies attribute → permitted values; a workload is meant when it matches all of them. Attributes are
 *     {@code workload, kind, owner, environment} and any label
 * @param maxGramsPerKwh highest grid intensity at which a run may start, gCO2eq/kWh
 * @param jurisdictions ISO 3166 country codes in which the work may be; empty for no limit
 * @param providers providers that may be used; empty for no limit
 * @param maxRttMillis highest round trip to users or data, ms
 * @param minBenefitUsdPerMonth a change that saves less is not worth doing; null for no minimum
 */
public record PolicyRule(
        String name,
        String description,
        Map<String, Set<String>> applies,
        @Nullable Double maxGramsPerKwh,
        Set<String> jurisdictions,
        Set<String> providers,
        @Nullable Double maxRttMillis,
        @Nullable BigDecimal minBenefitUsdPerMonth,
        LatestStartRule atLatestStart,
        @Nullable ApprovalRoute approval,
        List<FreezeWindow> freezes) {

    public PolicyRule {
        applies = Map.copyOf(applies);
        jurisdictions = Set.copyOf(jurisdictions);
        providers = Set.copyOf(providers);
        freezes = List.copyOf(freezes);
    }

    /** Whether it is meant for a workload with these attributes. */
    public boolean appliesTo(Map<String, String> attributes) {
        return applies.entrySet().stream()
                .allMatch(e -> e.getValue().contains(attributes.getOrDefault(e.getKey(), "")));
    }
}
