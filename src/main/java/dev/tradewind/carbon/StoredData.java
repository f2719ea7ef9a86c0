package dev.tradewind.carbon;

import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each workload keeps at which site. A data set that several workloads name is one data set: they share it evenly, so
 * that its bytes count once. Pure.
 */
final class StoredData {
    private final Map<Key, Set<String>> users = new HashMap<>();

    private record Key(String name, String siteId) {}

    /** @param gigabytes this workload's part */
    record Part(String siteId, double gigabytes) {}

    /** @param all every workload, whatever was asked for */
    StoredData(Collection<Workload> all) {
        for (Workload workload : all) {
            for (DataSet data : workload.dataSets()) {
                for (String site : places(data)) {
                    users.computeIfAbsent(new Key(data.name(), site), k -> new HashSet<>())
                            .add(workload.name());
                }
            }
        }
    }

    List<Part> of(Workload workload) {
        var parts = new ArrayList<Part>();
        for (DataSet data : workload.dataSets()) {
            for (String site : places(data)) {
                int sharers = users.getOrDefault(new Key(data.name(), site), Set.of(workload.name()))
                        .size();
                parts.add(new Part(site, data.sizeGigabytes().doubleValue() / sharers));
            }
        }
        return parts;
    }

    private static Set<String> places(DataSet data) {
        var places = new HashSet<>(data.replicas());
        places.add(data.siteId());
        return places;
    }
}
