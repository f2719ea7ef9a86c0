package dev.tradewind.report.print;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;
import java.util.List;

/** What a report of one kind says of a month. Exactly one bean for each kind. */
public interface MonthPages {
    ReportKind kind();

    /** @param range the month in the reporting zone */
    Content of(ReportRequest request, TimeRange range);

    /** What of it stands on the executive page; nothing for a report that is for specialists. */
    default List<KeyFigure> keyFigures(ReportRequest request, TimeRange range) {
        return List.of();
    }
}
