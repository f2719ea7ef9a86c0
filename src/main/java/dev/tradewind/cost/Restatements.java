package dev.tradewind.cost;

import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeGeneration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares deliveries of one month; earlier ones stay readable, so that a restated bill can be explained. */
@Component
public class Restatements {
    private static final String SQL = """
        SELECT coalesce(a.service, b.service) AS service, coalesce(a.category, b.category) AS category,
            coalesce(a.currency, b.currency) AS currency, coalesce(a.charges, 0) AS rows_before,
            coalesce(b.charges, 0) AS rows_after, a.billed AS billed_before, b.billed AS billed_after,
            a.effective AS effective_before, b.effective AS effective_after
        FROM (%s) a FULL JOIN (%s) b
            ON a.service = b.service AND a.category = b.category AND a.currency = b.currency
        """;

    private final Lake lake;

    Restatements(Lake lake) {
        this.lake = lake;
    }

    /** Of a delivery that brought one half of a month, only that half is compared. */
    private static String sql(@Nullable String part) {
        return SQL.formatted(sums(Lake.BEFORE, part), sums(Lake.AFTER, part));
    }

    private static String sums(String view, @Nullable String part) {
        return "SELECT coalesce(service_name, 'not named') AS service, coalesce(charge_category, 'not named') AS category,"
                + " billing_currency AS currency, count(*) AS charges, sum(billed_cost) AS billed,"
                + " sum(effective_cost) AS effective FROM " + view
                + (part == null ? "" : " WHERE cost_view = '" + part + "'") + " GROUP BY 1, 2, 3";
    }

    /** What an import changed in months that had been delivered before; empty if all of it was new. */
    public List<Restatement> by(UUID importId) {
        return lake.generationsOf(importId).stream()
                .filter(generation -> generation.dataset().equals(ChargeTable.CHARGES.name()))
                .map(this::of)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Restatement> of(LakeGeneration after) {
        return lake.before(after)
                .filter(before -> after.part() == null || before.rows() > after.keptRows())
                .map(before -> new Restatement(before, after, lines(before, after)));
    }

    private List<Restatement.Line> lines(LakeGeneration before, LakeGeneration after) {
        return lake.between(ChargeTable.CHARGES, before, after, sql(after.part()), Restatements::line).stream()
                .filter(Restatement.Line::changed)
                .sorted(Comparator.comparing(
                                (Restatement.Line line) -> line.billedChange().abs())
                        .reversed()
                        .thenComparing(Restatement.Line::service)
                        .thenComparing(Restatement.Line::chargeCategory))
                .toList();
    }

    private static Restatement.Line line(ResultSet row) throws SQLException {
        return new Restatement.Line(
                row.getString("service"),
                row.getString("category"),
                row.getString("currency"),
                row.getLong("rows_before"),
                row.getLong("rows_after"),
                row.getBigDecimal("billed_before"),
                row.getBigDecimal("billed_after"),
                row.getBigDecimal("effective_before"),
                row.getBigDecimal("effective_after"));
    }
}
