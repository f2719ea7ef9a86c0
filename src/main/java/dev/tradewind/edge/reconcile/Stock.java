package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Quota;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A stock of which each site may take its quota without asking. What is granted never exceeds what was ever put in, so
 * that it cannot go below zero whichever links are cut.
 *
 * @param stocked units ever put in
 * @param sites what each site was granted and has taken
 */
public record Stock(long stocked, Map<String, Quota> sites) {
    public Stock {
        sites = Map.copyOf(sites);
    }

    public static Stock of(@Nullable String body) {
        if (body == null) {
            return new Stock(0, Map.of());
        }
        var tree = Json.tree(body);
        var sites = new TreeMap<String, Quota>();
        tree.path("sites")
                .properties()
                .forEach(e -> sites.put(e.getKey(), Quota.of(e.getValue().toString())));
        return new Stock(tree.path("stocked").asLong(0), sites);
    }

    public Quota quotaOf(String site) {
        return sites.getOrDefault(site, new Quota(0, 0));
    }

    /** Units that no site was granted. */
    public long free() {
        return stocked - sites.values().stream().mapToLong(Quota::granted).sum();
    }

    /** Units that nobody has taken yet. */
    public long left() {
        return stocked - sites.values().stream().mapToLong(Quota::taken).sum();
    }

    public Stock restocked(long units) {
        return new Stock(Math.addExact(stocked, units), sites);
    }

    public Stock taken(String site, long units) {
        return with(site, quotaOf(site).taking(units));
    }

    /** Grants what is missing to the quota, as far as there is something free. */
    public Stock toppedUp(String site, long quota) {
        var has = quotaOf(site);
        var more = Math.min(quota - has.left(), free());
        return more <= 0 ? this : with(site, new Quota(has.granted() + more, has.taken()));
    }

    private Stock with(String site, Quota quota) {
        var all = new TreeMap<>(sites);
        all.put(site, quota);
        return new Stock(stocked, all);
    }

    public String text() {
        var quotas = new TreeMap<String, Object>();
        sites.forEach((site, quota) ->
                quotas.put(site, new TreeMap<>(Map.of("granted", quota.granted(), "taken", quota.taken()))));
        return Json.text(new TreeMap<>(Map.of("stocked", stocked, "sites", quotas)));
    }
}
