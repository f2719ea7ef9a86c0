package dev.tradewind.connector.ui;

import dev.tradewind.lake.LakeGeneration;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The months whose bills an import brought. The console opens on the month to date; a bill of an older month would be
 * invisible there, so its import leads to where it can be seen.
 *
 * @param last inclusive
 */
record BilledMonths(YearMonth first, YearMonth last) {

    /** Empty where the import brought no bills. */
    static Optional<BilledMonths> of(List<LakeGeneration> generations) {
        var months = generations.stream()
                .flatMap(generation -> month(generation.period()))
                .sorted()
                .toList();
        return months.isEmpty() ? Optional.empty() : Optional.of(new BilledMonths(months.getFirst(), months.getLast()));
    }

    /** Half-open, as every range: to the first day of the month after. */
    String link() {
        return "egress?from=" + first.atDay(1) + "&to=" + last.plusMonths(1).atDay(1);
    }

    private static Stream<YearMonth> month(String period) {
        try {
            return Stream.of(YearMonth.parse(period));
        } catch (DateTimeException notAMonth) {
            return Stream.empty();
        }
    }
}
