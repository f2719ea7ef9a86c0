package dev.tradewind.egress.whatif;

import dev.tradewind.ui.CsvFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a scenario as rows: classes, their total, and what is carried once. */
public final class WhatIfCsv {
    public static final List<String> HEADER = List.of(
            "line",
            "currency",
            "before per month",
            "after per month",
            "difference per month, of what has a price",
            "GB before per month",
            "GB after per month",
            "without a price: today per month",
            "without a price: GB per month",
            "once",
            "pay-back months");

    private WhatIfCsv() {}

    public static byte[] of(Answer answer) {
        return CsvFile.counted(
                HEADER,
                answer.outcomes().stream()
                        .flatMap(outcome -> rows(outcome).stream())
                        .toList());
    }

    /** Cells as text or numbers, full decimals; null where there is nothing to say or no price. */
    public static List<List<@Nullable Object>> rows(Outcome outcome) {
        var rows = new ArrayList<List<@Nullable Object>>();
        var gigabytesBefore = BigDecimal.ZERO;
        var gigabytesAfter = BigDecimal.ZERO;
        for (var each : outcome.classes()) {
            gigabytesBefore = gigabytesBefore.add(each.gigabytesBefore());
            gigabytesAfter = gigabytesAfter.add(each.gigabytesAfter());
            rows.add(Arrays.asList(
                    each.transferClass().name(),
                    outcome.currency(),
                    each.before(),
                    each.after(),
                    each.difference(),
                    each.gigabytesBefore(),
                    each.gigabytesAfter(),
                    each.unpriced(),
                    each.unpricedGigabytes(),
                    null,
                    null));
        }
        rows.add(Arrays.asList(
                "total",
                outcome.currency(),
                outcome.before(),
                outcome.after(),
                outcome.difference(),
                gigabytesBefore,
                gigabytesAfter,
                outcome.unpriced(),
                outcome.unpricedGigabytes(),
                outcome.onceCost(),
                switch (outcome.payBack()) {
                    case PayBack.Months(var months) -> months;
                    case PayBack.AtOnce() -> BigDecimal.ZERO;
                    case PayBack.Never() -> "never";
                    case PayBack.Unknown(var why) -> "unknown: " + why;
                }));
        return rows;
    }
}
