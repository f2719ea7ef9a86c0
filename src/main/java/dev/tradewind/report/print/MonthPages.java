package dev.tradewind.report.print;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.ReportRequest;

/** What a report of one kind says of a month. Exactly one bean for each kind. */
public interface MonthPages {
    ReportKind kind();

    /** @param range the month in the reporting zone */
    Content of(ReportRequest request, TimeRange range);
}
