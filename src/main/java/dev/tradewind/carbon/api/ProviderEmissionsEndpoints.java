package dev.tradewind.carbon.api;

import dev.tradewind.carbon.reported.Comparison;
import dev.tradewind.carbon.reported.Comparisons;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What providers report of our use of them, beside our estimate of the same month. */
@RestController
@RequestMapping("/api/v1/provider-emissions")
@RolesAllowed(Access.VIEWER)
class ProviderEmissionsEndpoints {
    private final Comparisons comparisons;
    private final Workloads workloads;

    ProviderEmissionsEndpoints(Comparisons comparisons, Workloads workloads) {
        this.comparisons = comparisons;
        this.workloads = workloads;
    }

    /**
     * A month of a provider; a null was not stated or is not known.
     *
     * @param differenceKg ours, operational and embodied, less the provider's {@code comparedBy} figure
     */
    record Month(
            String provider,
            String month,
            long rows,
            int accounts,
            @Nullable BigDecimal scope1Kg,
            @Nullable BigDecimal scope2LocationBasedKg,
            @Nullable BigDecimal scope2MarketBasedKg,
            @Nullable BigDecimal scope3Kg,
            @Nullable BigDecimal totalLocationBasedKg,
            @Nullable BigDecimal totalMarketBasedKg,
            @Nullable BigDecimal methodNotStatedKg,
            List<String> modelVersions,
            @Nullable Double ourOperationalGrams,
            @Nullable Double ourEmbodiedGrams,
            @Nullable Double differenceKg,
            String comparedBy,
            List<String> differs) {
        static Month of(Comparison each) {
            var reported = each.reported();
            return new Month(
                    reported.provider(),
                    reported.month().toString(),
                    reported.rows(),
                    reported.accounts(),
                    reported.scope1Kg(),
                    reported.scope2LocationKg(),
                    reported.scope2MarketKg(),
                    reported.scope3Kg(),
                    reported.totalLocationKg(),
                    reported.totalMarketKg(),
                    reported.unstatedKg(),
                    reported.modelVersions(),
                    each.oursOperationalGrams(),
                    each.oursEmbodiedGrams(),
                    each.differenceKg(),
                    reported.comparedBy(),
                    each.differs());
        }
    }

    @GetMapping
    Page<Month> months(
            @RequestParam(name = "cursor", required = false) @Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        var all = comparisons.of(workloads.all()).stream().map(Month::of).toList();
        return Page.of(all, cursor, limit, month -> month.provider() + " " + month.month());
    }
}
