package dev.tradewind.placement.search;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Precedence;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.scoring.Outline;
import dev.tradewind.placement.scoring.SiteScore;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns a problem into what the search works on: rules are asked once for each pair of workload and site. */
final class Compiler {
    private final PlacementProblem problem;
    private final Assessor assessor;
    private final Space space;

    Compiler(PlacementProblem problem, Assessor assessor) {
        this.problem = problem;
        this.assessor = assessor;
        space = new Space(problem, assessor);
    }

    Space compile(Workers workers) {
        var workloads = problem.workloads();
        var narrowed = narrowed();
        var items = new Item[workloads.size()];
        space.poolPrice = new long[space.pools.size()];
        space.poolMost = new long[space.pools.size()];
        workers.each(items.length, () -> new Look(new Scan(space), new Floor(space)), (index, look) -> {
            var workload = workloads.get(index);
            var outline = new Outline(workload, problem.weights(), problem.horizon());
            items[index] = new Item(workload, narrowed[index], outline, space.slots, budgetsOf(workload));
            look(items[index], look);
        });
        pricePools(items);
        workers.each(items.length, () -> NOTHING, (index, none) -> order(items[index]));
        space.tie(withOptions(items));
        return space;
    }

    private static final Object NOTHING = new Object();

    private record Look(Scan scan, Floor floor) {}

    /** Without those that have no option, and without what waits for them. */
    private Item[] withOptions(Item[] items) {
        var none = new HashSet<String>();
        for (var at : Precedence.order(problem.workloads())) {
            var item = items[at];
            if (item.options() == 0
                    || item.workload.shape().after().stream().anyMatch(before -> none.contains(before.workload()))) {
                none.add(item.workload.id());
            }
        }
        return Arrays.stream(items)
                .filter(item -> !none.contains(item.workload.id()))
                .toArray(Item[]::new);
    }

    /** Windows cut by the earliest end of what comes before and the latest start of what comes after. */
    private Candidate[] narrowed() {
        var workloads = problem.workloads();
        var order = Precedence.order(workloads);
        var index = new HashMap<String, Integer>();
        for (var at = 0; at < order.length; at++) {
            index.put(workloads.get(at).id(), at);
        }
        var earliest = new int[order.length];
        var deadline = new int[order.length];
        for (var at : order) {
            var workload = workloads.get(at);
            earliest[at] = workload.firstStart();
            deadline[at] = Math.min(workload.deadlineSlot(), space.slots);
            for (var before : workload.shape().after()) {
                int other = Objects.requireNonNull(index.get(before.workload()));
                earliest[at] = Math.max(
                        earliest[at], earliest[other] + workloads.get(other).durationSlots());
            }
        }
        for (var step = order.length - 1; step >= 0; step--) {
            var workload = workloads.get(order[step]);
            for (var before : workload.shape().after()) {
                int other = Objects.requireNonNull(index.get(before.workload()));
                deadline[other] = Math.min(deadline[other], deadline[order[step]] - workload.durationSlots());
            }
        }
        var narrowed = new Candidate[order.length];
        for (var at = 0; at < narrowed.length; at++) {
            var workload = workloads.get(at);
            narrowed[at] =
                    workload.kind() == Candidate.Kind.SERVICE ? workload : workload.within(earliest[at], deadline[at]);
        }
        return narrowed;
    }

    private int[] budgetsOf(Candidate workload) {
        return IntStream.range(0, space.budgets.size())
                .filter(index -> space.isBudgeted(index, workload.id()))
                .toArray();
    }

    /** All options with a floor of their cost. */
    private void look(Item item, Look look) {
        var most = 2 * space.sites.size();
        var sites = new int[most];
        var low = new long[most];
        var fixed = new long[most];
        var tiered = new long[most][];
        var count = 0;
        for (var site = 0; site < space.sites.size(); site++) {
            var tables = assessor.tables(site);
            if (assessor.feasibility().ofSite(item.narrowed, tables) != null) {
                continue;
            }
            var allowed = assessor.feasibility().allowed(item.narrowed, tables);
            if (!assessor.feasibility().isEnough(item.narrowed, allowed)) {
                continue;
            }
            item.earns |= item.budgets.length > 0 && tables.isSomethingNegative();
            for (var spot : assessor.variants(item.workload, site)) {
                var score = assessor.score(item.workload, site, spot);
                if (score == null) {
                    continue;
                }
                fixed[count] = score.fixedNanoUsd() - score.tieredNanoUsd();
                tiered[count] = shared(tiered, count, score.tieredMegabytes());
                low[count] = low(item, site, score, allowed, look);
                if (low[count] != Option.NEVER) {
                    sites[count++] = spot ? ~site : site;
                }
            }
        }
        item.sites = Arrays.copyOf(sites, count);
        item.low = Arrays.copyOf(low, count);
        item.fixed = Arrays.copyOf(fixed, count);
        item.tiered(Arrays.copyOf(tiered, count));
    }

    /** An array that says the same, if there is one already: most options of an item send the same. */
    private static long @Nullable [] shared(long[] @Nullable [] known, int count, long @Nullable [] megabytes) {
        for (var at = count - 1; at >= 0; at--) {
            if (Arrays.equals(known[at], megabytes)) {
                return known[at];
            }
        }
        return megabytes;
    }

    private long low(Item item, int site, SiteScore score, BitSet allowed, Look look) {
        if (Floor.tells(item, score.isSpot())) {
            var least = look.floor.ofSlots(item, site, allowed);
            return least == Option.NEVER ? Option.NEVER : least + score.fixedNanoUsd() - score.tieredNanoUsd();
        }
        look.scan.best(item, option(space, item, site, score, allowed), null, null, 0, space.slots);
        return look.scan.value;
    }

    /** A price that bounds the bill of all that could flow from below. */
    private void pricePools(Item[] items) {
        for (var pool = 0; pool < space.pools.size(); pool++) {
            long most = 0;
            for (var item : items) {
                long own = 0;
                for (var option = 0; option < item.options(); option++) {
                    var megabytes = item.tiered(option);
                    own = megabytes == null ? own : Math.max(own, megabytes[pool]);
                }
                most = Math.addExact(most, own);
            }
            space.poolMost[pool] = most;
            space.poolPrice[pool] = Pools.chord(space.pools.get(pool), most);
        }
    }

    private void order(Item item) {
        for (var option = 0; option < item.options(); option++) {
            var megabytes = item.tiered(option);
            if (megabytes != null) {
                var linear = Pools.linear(space, megabytes);
                item.low[option] += linear;
                item.fixed[option] += linear;
                item.tierSlack = Math.max(item.tierSlack, Pools.slack(space, megabytes));
            }
        }
        var order = IntStream.range(0, item.options())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(option -> item.low[option])
                        .thenComparing(item::site)
                        .thenComparing(item::spot))
                .mapToInt(Integer::intValue)
                .toArray();
        var tiered = new long[order.length][];
        for (var option = 0; option < order.length; option++) {
            tiered[option] = item.tiered(order[option]);
        }
        item.tiered(tiered);
        item.sites = Arrays.stream(order).map(option -> item.sites[option]).toArray();
        item.fixed =
                Arrays.stream(order).mapToLong(option -> item.fixed[option]).toArray();
        item.low = Arrays.stream(order).mapToLong(option -> item.low[option]).toArray();
        item.made = new Option[order.length];
        for (var option = 0; option < order.length; option++) {
            if (space.sites.get(item.site(option)).id().equals(item.workload.currentSite())) {
                item.home = item.site(option);
            }
        }
    }

    /** The arrays of an option that is looked at for the first time. */
    static Option make(Space space, Item item, int index) {
        var site = item.site(index);
        var assessor = space.assessor;
        var score = Objects.requireNonNull(assessor.score(item.workload, site, item.spot(index)));
        return option(space, item, site, score, assessor.feasibility().allowed(item.narrowed, assessor.tables(site)));
    }

    private static Option option(Space space, Item item, int site, SiteScore score, BitSet allowed) {
        var fixed = score.fixedNanoUsd() - score.tieredNanoUsd();
        var tiered = score.tieredMegabytes();
        if (tiered != null) {
            fixed += Pools.linear(space, tiered);
        }
        var budgeted = item.budgets.length > 0;
        var billed = new long[budgeted ? item.span : 0];
        var milligrams = new long[budgeted ? item.span : 0];
        var bySlot = new long[item.span];
        var resuming = item.pieced && item.workload.shape().resumePerMille() > 0;
        var resume = new long[resuming ? item.span : 0];
        for (var slot = 0; slot < item.span; slot++) {
            var usd = score.slotNanoUsd(item.first + slot);
            var carbon = score.slotMilligrams(item.first + slot);
            bySlot[slot] = usd + score.carbonNanoUsd(carbon);
            if (budgeted) {
                billed[slot] = usd;
                milligrams[slot] = carbon;
            }
            if (resuming) {
                resume[slot] = score.resume(usd) + score.carbonNanoUsd(score.resume(carbon));
            }
        }
        var limited = space.isLimited(site);
        if (!item.pieced) {
            return new Option(
                    site,
                    limited,
                    score,
                    fixed,
                    byStart(item, score, fixed, bySlot, allowed),
                    new long[0],
                    resume,
                    new long[0],
                    billed,
                    milligrams);
        }
        var delayed = score.delayNanoUsd(item.first + item.span) > 0;
        var delay = new long[delayed ? item.span + 1 : 0];
        for (var end = 0; end < delay.length; end++) {
            delay[end] = score.delayNanoUsd(item.first + end);
        }
        for (var slot = 0; slot < item.span; slot++) {
            if (!allowed.get(item.first + slot)) {
                bySlot[slot] = Option.NEVER;
            }
        }
        return new Option(site, limited, score, fixed, new long[0], bySlot, resume, delay, billed, milligrams);
    }

    private static long[] byStart(Item item, SiteScore score, long fixed, long[] bySlot, BitSet allowed) {
        var byStart = new long[item.span - item.duration + 1];
        long window = 0;
        for (var slot = 0; slot < item.span; slot++) {
            window += bySlot[slot];
            var start = slot - item.duration + 1;
            if (start < 0) {
                continue;
            }
            byStart[start] = allowed.get(item.first + start)
                    ? fixed + window + score.delayNanoUsd(item.first + slot + 1)
                    : Option.NEVER;
            window -= bySlot[start];
        }
        return byStart;
    }
}
