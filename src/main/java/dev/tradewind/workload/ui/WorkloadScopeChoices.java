package dev.tradewind.workload.ui;

import dev.tradewind.ui.ScopeChoices;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.util.List;
import org.springframework.stereotype.Component;

/** The scope control offers what the workloads name. */
@Component
class WorkloadScopeChoices implements ScopeChoices {
    private final Workloads workloads;

    WorkloadScopeChoices(Workloads workloads) {
        this.workloads = workloads;
    }

    @Override
    public List<String> owners() {
        return workloads.all().stream()
                .map(Workload::owner)
                .filter(owner -> !owner.isBlank())
                .distinct()
                .toList();
    }

    @Override
    public List<String> environments() {
        return workloads.all().stream()
                .map(Workload::environment)
                .filter(environment -> !environment.isBlank())
                .distinct()
                .toList();
    }

    /** The provider is the first part of a site's id. */
    @Override
    public List<String> providers() {
        return workloads.all().stream()
                .map(Workload::siteId)
                .filter(site -> site.indexOf(':') > 0)
                .map(site -> site.substring(0, site.indexOf(':')))
                .distinct()
                .toList();
    }
}
