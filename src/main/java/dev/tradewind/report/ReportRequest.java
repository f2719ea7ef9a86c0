package dev.tradewind.report;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which report. A null does not restrict the scope.
 *
 * @param month in the reporting zone
 * @param owner who caused the cost, or owns the workload
 */
public record ReportRequest(
        ReportKind kind,
        YearMonth month,
        @Nullable String owner,
        @Nullable String environment,
        @Nullable String provider) {

    /** In words, for the cover line. */
    public String scope() {
        return part(environment, "all environments") + ", " + part(owner, "all owners") + ", "
                + part(provider, "all providers");
    }

    private static String part(@Nullable String only, String all) {
        return only == null ? all : only;
    }
}
