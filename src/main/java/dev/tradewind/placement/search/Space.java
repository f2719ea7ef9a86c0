package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.TierPool;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.scoring.Rounding;
import dev.tradewind.placement.scoring.SiteTables;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The problem as the search sees it: capacity cells in one array, workloads that have an option, and what ties them. */
final class Space {
    static final int RESOURCES = Resource.values().length;
    /** So many items have more options than one would keep in memory. */
    private static final int MANY = 20_000;

    final Assessor assessor;
    final PlacementProblem problem;
    final List<CandidateSite> sites;
    final int slots;
    /** By (site · resources + resource) · slots + slot. */
    final long[] capacity;

    final List<Budget> budgets;
    private final BitSet[] budgetSites;
    private final List<Set<String>> budgetWorkloads;
    final List<TierPool> pools;
    /** Nano-USD per gigabyte that bound each pool from below. */
    long[] poolPrice = {};
    /** Megabytes that could flow through each pool at most. */
    long[] poolMost = {};

    Item[] items = {};
    /** By item: items that must end before, with what they pass on, and those that wait for it. */
    Edge[][] before = {};

    Edge[][] after = {};
    /** By item: indices of the groups it belongs to. */
    int[][] groups = {};

    /** Members by group, as item indices. */
    int[][] members = {};

    /**
     * @param item at the other end
     * @param megabytes passed on by one run
     */
    record Edge(int item, long megabytes) {}

    Space(PlacementProblem problem, Assessor assessor) {
        this.problem = problem;
        this.assessor = assessor;
        sites = problem.sites();
        slots = problem.horizon().slots();
        capacity = new long[sites.size() * RESOURCES * slots];
        for (var site = 0; site < sites.size(); site++) {
            for (var resource : Resource.values()) {
                for (var slot = 0; slot < slots; slot++) {
                    capacity[cell(site, resource.ordinal(), slot)] = SiteTables.free(sites.get(site), resource, slot);
                }
            }
        }
        budgets = problem.budgets();
        budgetSites = new BitSet[budgets.size()];
        budgetWorkloads =
                budgets.stream().map(budget -> Set.copyOf(budget.workloads())).toList();
        for (var index = 0; index < budgetSites.length; index++) {
            budgetSites[index] = new BitSet();
            var named = budgets.get(index).sites();
            for (var site = 0; site < sites.size(); site++) {
                budgetSites[index].set(
                        site, named.isEmpty() || named.contains(sites.get(site).id()));
            }
        }
        pools = problem.tierPools();
    }

    /** The same with some of the items, untied: enough to find prices for them. */
    Space of(boolean[] some) {
        var space = new Space(problem, assessor);
        space.poolPrice = poolPrice;
        space.poolMost = poolMost;
        space.items = IntStream.range(0, items.length)
                .filter(index -> some[index])
                .mapToObj(index -> items[index])
                .toArray(Item[]::new);
        return space;
    }

    int cells() {
        return capacity.length;
    }

    int cell(int site, int resource, int slot) {
        return (site * RESOURCES + resource) * slots + slot;
    }

    /** The arrays of an option, made at the first look; one thread at a time works on an item. */
    Option made(Item item, int option) {
        var made = item.made[option];
        if (made == null) {
            made = Compiler.make(this, item, option);
            item.made[option] = made;
        }
        return made;
    }

    /** The same for a look in passing: among very many items it is not kept. */
    Option seen(Item item, int option) {
        var made = item.made[option];
        return made != null ? made : items.length >= MANY ? Compiler.make(this, item, option) : made(item, option);
    }

    /** Lets go of all options among very many items: after a first plan few of them are looked at again, and those are made anew. */
    void forgetAmongMany() {
        for (var item = 0; items.length >= MANY && item < items.length; item++) {
            Arrays.fill(items[item].made, null);
        }
    }

    /** Adds or takes away what an item uses in these slots, all its runs. */
    void add(long[] cells, Item item, int site, int[] pieces, int sign) {
        for (var resource = 0; resource < RESOURCES; resource++) {
            var demand = sign * item.demand[resource];
            if (demand == 0) {
                continue;
            }
            for (var run = 0; run < item.runs; run++) {
                var row = cell(site, resource, run * item.every);
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                        cells[row + slot] += demand;
                    }
                }
            }
        }
    }

    /** Whether what this workload spends counts in a budget, wherever it stands. */
    boolean isBudgeted(int budget, String workload) {
        return budgetWorkloads.get(budget).isEmpty()
                || budgetWorkloads.get(budget).contains(workload);
    }

    /** Whether nothing but capacity and budgets ties it to others. */
    boolean isFree(int index) {
        return (!items[index].service || items[index].budgets.length == 0)
                && groups[index].length == 0
                && before[index].length == 0
                && after[index].length == 0;
    }

    boolean isLimited(int site) {
        return sites.get(site).capacity() != null;
    }

    boolean countsAt(int budget, int site) {
        return budgetSites[budget].get(site);
    }

    /** Wires chains and groups between the items. */
    void tie(Item[] all) {
        items = all;
        Map<String, Integer> index = new HashMap<>();
        for (var at = 0; at < all.length; at++) {
            index.put(all[at].workload.id(), at);
        }
        before = new Edge[all.length][];
        var successors = new HashMap<Integer, java.util.ArrayList<Edge>>();
        for (var at = 0; at < all.length; at++) {
            var edges = new java.util.ArrayList<Edge>();
            for (Predecessor predecessor : all[at].workload.shape().after()) {
                var other = index.get(predecessor.workload());
                if (other != null) {
                    edges.add(new Edge(other, predecessor.megabytes()));
                    successors
                            .computeIfAbsent(other, none -> new java.util.ArrayList<>())
                            .add(new Edge(at, predecessor.megabytes()));
                }
            }
            before[at] = edges.toArray(Edge[]::new);
        }
        after = new Edge[all.length][];
        for (var at = 0; at < all.length; at++) {
            after[at] = successors.getOrDefault(at, new java.util.ArrayList<>()).toArray(Edge[]::new);
        }
        groups = new int[all.length][0];
        members = new int[problem.together().size()][];
        for (var group = 0; group < members.length; group++) {
            members[group] = problem.together().get(group).workloads().stream()
                    .map(index::get)
                    .filter(java.util.Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (var member : members[group]) {
                groups[member] = Arrays.copyOf(groups[member], groups[member].length + 1);
                groups[member][groups[member].length - 1] = group;
            }
        }
    }

    /** Egress of handing data on, per month; -1 when its price is unknown. */
    long passing(Edge edge, Item successor, int from, int to) {
        if (edge.megabytes() == 0 || from == to) {
            return 0;
        }
        var price = assessor.network()
                .nanoUsdPerGigabyte(sites.get(from).id(), sites.get(to).id());
        return price == null
                ? -1
                : Rounding.scale(
                        Rounding.scale(edge.megabytes(), price, 1000),
                        successor.workload.timesPerMonthPerMille(),
                        1000);
    }
}
