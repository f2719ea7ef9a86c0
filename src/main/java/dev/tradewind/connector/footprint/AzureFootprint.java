package dev.tradewind.connector.footprint;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;

/**
 * Emissions of an Azure enrolment as Microsoft's sustainability interface gives them (entity EnrollmentEmission), its JSON
 * answer or the same as CSV: a row for each scope, metric tons. It does not state the method of Scope 2.
 */
final class AzureFootprint {
    private AzureFootprint() {}

    static Dialect<Footprint> dialect() {
        return new FootprintDialect(
                "azure-emissions",
                "Azure emissions export",
                head -> head.hasColumns("dateKey", "subscriptionId", "totalEmissions")
                        || head.isJson()
                                && head.text().contains("\"dateKey\"")
                                && head.text().contains("\"totalEmissions\""),
                List.of("dateKey", "subscriptionId", "scope", "totalEmissions"),
                AzureFootprint::read);
    }

    private static Footprint read(TableRow row) throws Unreadable {
        BigDecimal kilograms = Amounts.kilograms(row, "totalEmissions", null);
        Amounts.needOne(row, "totalEmissions", kilograms);
        String scope = row.mandatoryText("scope");
        int number = number(scope);
        return new Footprint(
                row.line(),
                "azure",
                row.mandatoryText("subscriptionId"),
                month(row.mandatoryText("dateKey")),
                row.text("azureServiceName"),
                row.text("azureRegionName"),
                number == 1 ? kilograms : null,
                null,
                null,
                number == 3 ? kilograms : null,
                null,
                null,
                kilograms,
                null);
    }

    private static int number(String scope) throws Unreadable {
        String digits = scope.replaceAll("\\D", "");
        if (digits.length() != 1 || digits.charAt(0) < '1' || digits.charAt(0) > '3') {
            throw new Unreadable("scope", scope, "expected Scope 1, Scope 2 or Scope 3");
        }
        return digits.charAt(0) - '0';
    }

    /** {@code 20261001}. */
    private static YearMonth month(String key) throws Unreadable {
        try {
            if (key.matches("\\d{8}")) {
                return YearMonth.of(Integer.parseInt(key.substring(0, 4)), Integer.parseInt(key.substring(4, 6)));
            }
        } catch (DateTimeException noMonth) {
            throw new Unreadable("dateKey", key, "no such month");
        }
        throw new Unreadable("dateKey", key, "expected year, month and day as in 20261001");
    }
}
