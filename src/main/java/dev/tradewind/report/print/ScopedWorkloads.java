package dev.tradewind.report.print;

import dev.tradewind.report.ReportRequest;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.List;
import org.springframework.stereotype.Component;

/** The workloads that a report is asked about, at their sites of record today. */
@Component
class ScopedWorkloads {
    private final Workloads workloads;

    ScopedWorkloads(Workloads workloads) {
        this.workloads = workloads;
    }

    List<Workload> of(ReportRequest request) {
        return everywhere(request).stream()
                .filter(each -> request.provider() == null || each.siteId().startsWith(request.provider() + ":"))
                .toList();
    }

    /** Whatever their provider is today. */
    List<Workload> everywhere(ReportRequest request) {
        return workloads.all().stream()
                .filter(each -> request.owner() == null || request.owner().equals(each.owner()))
                .filter(each ->
                        request.environment() == null || request.environment().equals(each.environment()))
                .toList();
    }
}
