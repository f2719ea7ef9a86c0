package dev.tradewind.carbon;

import dev.tradewind.workload.Workload;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Host or guest counts, never both: in a sum a workload that runs on the machines of another of the sum is that other's. */
public final class Hosts {
    /** Label by which a workload names the one on whose machines it runs. */
    public static final String LABEL = "runs-on";

    private Hosts() {}

    /** Without those whose host is among them. */
    public static List<Workload> counted(Collection<Workload> workloads) {
        Set<String> names = names(workloads);
        return workloads.stream().filter(each -> !guest(each, names)).toList();
    }

    /** {@code guest on host}, for the words beside a sum. */
    public static List<String> guests(Collection<Workload> workloads) {
        Set<String> names = names(workloads);
        return workloads.stream()
                .filter(each -> guest(each, names))
                .map(each -> each.name() + " on " + each.labels().get(LABEL))
                .toList();
    }

    private static boolean guest(Workload workload, Set<String> names) {
        String host = workload.labels().get(LABEL);
        return host != null && !host.equals(workload.name()) && names.contains(host);
    }

    private static Set<String> names(Collection<Workload> workloads) {
        return workloads.stream().map(Workload::name).collect(Collectors.toSet());
    }
}
