package dev.tradewind.carbon.reported;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line per provider and month; what is not stated is empty. */
public final class ComparisonCsv {
    public static final List<String> HEADER = List.of(
            "Provider",
            "Month",
            "Rows",
            "Accounts",
            "Scope1 (kgCO2e)",
            "Scope2 location-based (kgCO2e)",
            "Scope2 market-based (kgCO2e)",
            "Scope3 (kgCO2e)",
            "Total location-based (kgCO2e)",
            "Total market-based (kgCO2e)",
            "Method not stated (kgCO2e)",
            "Ours operational (gCO2e)",
            "Ours low (gCO2e)",
            "Ours high (gCO2e)",
            "Ours embodied (gCO2e)",
            "Ours less theirs (kgCO2e)",
            "Compared with",
            "Why they differ");

    private ComparisonCsv() {}

    public static List<@Nullable Object> row(Comparison each) {
        var reported = each.reported();
        boolean ours = each.oursOperationalGrams() != null;
        return Arrays.asList(
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
                each.oursOperationalGrams(),
                ours ? (Double) each.lowGrams() : null,
                ours ? (Double) each.highGrams() : null,
                each.oursEmbodiedGrams(),
                each.differenceKg(),
                reported.comparedBy(),
                String.join(" ", each.differs()));
    }
}
