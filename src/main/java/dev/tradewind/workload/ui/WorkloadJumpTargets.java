package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.ui.JumpTargets;
import dev.tradewind.workload.Workloads;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Workloads by a part of their name. */
@Component
@Order(1)
class WorkloadJumpTargets implements JumpTargets {
    private final Workloads workloads;

    WorkloadJumpTargets(Workloads workloads) {
        this.workloads = workloads;
    }

    @Override
    public List<Target> find(String query, int limit) {
        return workloads.all().stream()
                .filter(workload -> workload.name().toLowerCase(Locale.ROOT).contains(query))
                .limit(limit)
                .map(workload -> new Target(
                        tr("workload"),
                        workload.name(),
                        "workloads?name=" + URLEncoder.encode(workload.name(), StandardCharsets.UTF_8)))
                .toList();
    }
}
