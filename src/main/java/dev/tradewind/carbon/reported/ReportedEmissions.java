package dev.tradewind.carbon.reported;

import dev.tradewind.lake.Lake;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reports that count, summed. */
@Component
public class ReportedEmissions {
    private static final String MONTHS = """
            SELECT provider, period, count(*), count(DISTINCT account),
              sum(scope1_kg), sum(scope2_location_kg), sum(scope2_market_kg), sum(scope3_kg),
              sum(coalesce(total_location_kg, CASE WHEN scope2_location_kg IS NOT NULL
                THEN coalesce(scope1_kg, 0) + scope2_location_kg + coalesce(scope3_kg, 0) END)),
              sum(coalesce(total_market_kg, CASE WHEN scope2_market_kg IS NOT NULL
                THEN coalesce(scope1_kg, 0) + scope2_market_kg + coalesce(scope3_kg, 0) END)),
              sum(unstated_kg), string_agg(DISTINCT model_version, '|' ORDER BY model_version)
            FROM provider_carbon GROUP BY provider, period ORDER BY period DESC, provider
            """;

    private final Lake lake;

    ReportedEmissions(Lake lake) {
        this.lake = lake;
    }

    /** Newest month first. */
    public List<ReportedMonth> months() {
        return lake.query(ReportedTable.REPORTED, MONTHS, List.of(), ReportedEmissions::month);
    }

    private static ReportedMonth month(ResultSet row) throws SQLException {
        String versions = row.getString(12);
        return new ReportedMonth(
                row.getString(1),
                YearMonth.parse(row.getString(2)),
                row.getLong(3),
                row.getInt(4),
                kilograms(row, 5),
                kilograms(row, 6),
                kilograms(row, 7),
                kilograms(row, 8),
                kilograms(row, 9),
                kilograms(row, 10),
                kilograms(row, 11),
                versions == null ? List.of() : Arrays.asList(versions.split("\\|")));
    }

    private static @Nullable BigDecimal kilograms(ResultSet row, int column) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : value.stripTrailingZeros();
    }
}
