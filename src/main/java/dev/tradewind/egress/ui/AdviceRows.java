package dev.tradewind.egress.ui;

import dev.tradewind.egress.advice.Advised;
import java.util.Arrays;
import java.util.List;

/** The advice as rows of a table file. */
final class AdviceRows {
    static final List<String> HEADER = List.of(
            "id",
            "kind",
            "advice",
            "workload",
            "owner",
            "saving USD/month",
            "low USD/month",
            "high USD/month",
            "one-off USD",
            "formula",
            "risk");

    private AdviceRows() {}

    static List<List<Object>> of(Advised advised) {
        return advised.advice().stream()
                .map(each -> Arrays.<Object>asList(
                        each.id(),
                        each.kind().name(),
                        each.title(),
                        each.workload(),
                        each.owner(),
                        each.saving().usdPerMonth(),
                        each.saving().low(),
                        each.saving().high(),
                        each.oneOffUsd(),
                        each.saving().worked(),
                        each.risk()))
                .toList();
    }
}
