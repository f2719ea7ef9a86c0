package dev.tradewind.report;

import static dev.tradewind.ui.Texts.tr;

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
        @Nullable String provider,
        ReportReader reader) {

    /** In English, with clock times of UTC. */
    public ReportRequest(
            ReportKind kind,
            YearMonth month,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String provider) {
        this(kind, month, owner, environment, provider, ReportReader.PLAIN);
    }

    public ReportRequest forReader(ReportReader other) {
        return new ReportRequest(kind, month, owner, environment, provider, other);
    }

    /** In words, for the cover line; in the language of who reads now. */
    public String scope() {
        return part(environment, tr("all environments")) + ", " + part(owner, tr("all owners")) + ", "
                + part(provider, tr("all providers"));
    }

    private static String part(@Nullable String only, String all) {
        return only == null ? all : only;
    }
}
