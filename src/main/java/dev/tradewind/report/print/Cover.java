package dev.tradewind.report.print;

import dev.tradewind.report.ReportRequest;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What every report states about itself.
 *
 * @param zone whose month it is
 * @param checkpointSize and {@code checkpointRoot}: the audit log when it was made, so that paper can be checked
 * @param csvSha256 of the rows behind the pages
 */
public record Cover(
        ReportRequest request,
        ZoneId zone,
        String preparedBy,
        Instant madeAt,
        long checkpointSize,
        String checkpointRoot,
        String csvSha256,
        boolean demo) {}
