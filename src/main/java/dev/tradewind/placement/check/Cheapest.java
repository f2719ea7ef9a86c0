package dev.tradewind.placement.check;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The least that one workload can cost at given prices, over all its choices. */
final class Cheapest {
    /** Far more than floating point can be wrong by, far less than choices differ by. */
    private static final double RELATIVE = 1e-8;

    private static final double ABSOLUTE = 1e5;
    private final DecimalBound prices;
    private final Known known;
    private final Candidate workload;
    private final int first;
    private final int end;
    private final int length;
    private @Nullable List<Place> places;

    /**
     * A site that it may use, what it sends through tier pools aside.
     *
     * @param slots approximate priced cost by slot, from the window's first; infinite where forbidden
     * @param fixed approximate, what does not depend on time
     * @param least approximate, no more than the cheapest choice here
     * @param pooled megabytes by pool
     */
    private record Place(
            CandidateSite site,
            boolean spot,
            double[] slots,
            double fixed,
            double least,
            Map<String, BigDecimal> pooled,
            AtomicReference<BigDecimal> exact) {}

    /**
     * What a workload costs at a site, approximately, what it sends through tier pools aside.
     *
     * @param least of all its choices there
     * @param byStart counted from the window's first slot, infinite where forbidden; empty where it may pause
     * @param pooled megabytes by pool
     */
    record Costs(String site, double least, double[] byStart, Map<String, BigDecimal> pooled) {
        /** With what one case of the proof counts for gigabytes. */
        Costs with(PoolPrices pools) {
            var more = pools.of(pooled).doubleValue();
            return pooled.isEmpty()
                    ? this
                    : new Costs(
                            site,
                            least + more,
                            Arrays.stream(byStart).map(cost -> cost + more).toArray(),
                            Map.of());
        }
    }

    Cheapest(DecimalBound prices, Known known, Candidate workload, Windows windows) {
        this.prices = prices;
        this.known = known;
        this.workload = workload;
        first = windows.first(workload);
        end = windows.end(workload);
        length = workload.kind() == Candidate.Kind.SERVICE ? known.slots() : workload.durationSlots();
    }

    static Map<String, BigDecimal> megabytes(Known known, Candidate workload, CandidateSite site) {
        return DecimalCost.still(known, workload, site, false).pooled();
    }

    private List<Place> places() {
        var all = places;
        if (all == null) {
            all = new ArrayList<>();
            for (var site : known.problem.sites()) {
                for (var spot : variants(site)) {
                    var place = place(site, spot);
                    if (place != null) {
                        all.add(place);
                    }
                }
            }
            places = all;
        }
        return all;
    }

    /** With the prices that one case of the proof counts for gigabytes. */
    BigDecimal value(PoolPrices pools) {
        var sorted = new ArrayList<>(places());
        var least = new IdentityHashMap<Place, Double>();
        sorted.forEach(place ->
                least.put(place, place.least() + pools.of(place.pooled()).doubleValue()));
        sorted.sort(Comparator.comparingDouble(least::get));
        BigDecimal best = null;
        for (var place : sorted) {
            if (best != null && Objects.requireNonNull(least.get(place)) > wide(best.doubleValue())) {
                break;
            }
            best = least(best, exact(place).add(pools.of(place.pooled())));
        }
        if (best == null) {
            throw new IllegalStateException(workload.id() + " is placed and has no choice");
        }
        return best;
    }

    private BigDecimal exact(Place place) {
        var exact = place.exact().get();
        if (exact == null) {
            exact = pieced() ? inPieces(place) : whole(place, wide(place.least()));
            place.exact().set(exact);
        }
        return exact;
    }

    /** Of all places where it has a choice. */
    List<Costs> costs() {
        return places().stream().map(this::costs).toList();
    }

    private Costs costs(Place place) {
        if (pieced()) {
            return new Costs(place.site().id(), exact(place).doubleValue(), new double[0], place.pooled());
        }
        var byStart = new double[place.slots().length - length + 1];
        for (var start = 0; start < byStart.length; start++) {
            byStart[start] = window(place.site(), place.slots(), start) + place.fixed();
        }
        return new Costs(place.site().id(), place.least(), byStart, place.pooled());
    }

    private static double wide(double value) {
        return value + Math.abs(value) * RELATIVE + ABSOLUTE;
    }

    /** Whether some choice exists at a site at all. */
    boolean isPossible(CandidateSite site) {
        return place(site, false) != null;
    }

    private boolean[] variants(CandidateSite site) {
        var spot = site.spot();
        return spot != null
                        && workload.kind() == Candidate.Kind.BATCH
                        && workload.shape().spotAllowed()
                        && spot.perMilleOfPrice().isAllKnown()
                        && spot.interruptionsPerMille().isAllKnown()
                ? new boolean[] {false, true}
                : new boolean[] {false};
    }

    private boolean pieced() {
        return workload.kind() == Candidate.Kind.BATCH && workload.shape().interruptible();
    }

    private @Nullable Place place(CandidateSite site, boolean spot) {
        if (end - first < length || OwnRules.ofSite(known, workload, site) != null) {
            return null;
        }
        var egress = Egresses.tooMuch(known, workload, site);
        if (egress) {
            return null;
        }
        var slots = new double[end - first];
        var perBilled = prices.budgetPrice(workload, site, Budget.Kind.BILLED).doubleValue();
        var perMilligram =
                prices.budgetPrice(workload, site, Budget.Kind.CARBON).doubleValue();
        var start = workload.currentStart();
        var frozen = workload.limits().isFrozen() && start != null && workload.kind() == Candidate.Kind.BATCH;
        for (var index = 0; index < slots.length; index++) {
            var slot = first + index;
            var held = frozen && start != null && (slot < start || slot >= start + length);
            slots[index] = held || !OwnRules.allowsSlot(workload, site, slot)
                    ? Double.POSITIVE_INFINITY
                    : Approximation.slot(known, workload, site, slot, spot, perBilled, perMilligram)
                            + roughUse(site, slot);
        }
        var least = pieced() ? leastInPieces(slots) : leastWhole(site, slots);
        if (Double.isInfinite(least)) {
            return null;
        }
        var fixed = fixed(site, spot).doubleValue();
        var pooled = DecimalCost.still(known, workload, site, spot).pooled();
        return new Place(site, spot, slots, fixed, least + fixed, pooled, new AtomicReference<>());
    }

    private double leastWhole(CandidateSite site, double[] slots) {
        var least = Double.POSITIVE_INFINITY;
        for (var start = 0; start + length <= slots.length; start++) {
            least = Math.min(least, window(site, slots, start));
        }
        return least;
    }

    private double window(CandidateSite site, double[] slots, int start) {
        double sum = 0;
        for (var slot = start; slot < start + length && sum < Double.POSITIVE_INFINITY; slot++) {
            sum += slots[slot];
        }
        return Double.isInfinite(sum) || !OwnRules.allowsRun(workload, site, first + start, length)
                ? Double.POSITIVE_INFINITY
                : sum + Approximation.delay(known, workload, first + start + length - length);
    }

    /** Without what resuming costs: lower than any true choice, so that nothing is overlooked. */
    private double leastInPieces(double[] slots) {
        var sorted = slots.clone();
        java.util.Arrays.sort(sorted);
        double sum = 0;
        for (var slot = 0; slot < length; slot++) {
            sum += sorted[slot];
        }
        return sum;
    }

    private BigDecimal whole(Place place, double limit) {
        BigDecimal best = null;
        for (var start = 0; start + length <= place.slots().length; start++) {
            if (window(place.site(), place.slots(), start) + place.fixed() > limit) {
                continue;
            }
            var slots = java.util.stream.IntStream.range(first + start, first + start + length)
                    .toArray();
            var value = exact(place.site(), place.spot(), slots);
            best = best == null || value.compareTo(best) < 0 ? value : best;
        }
        return best == null ? BigDecimal.valueOf(Long.MAX_VALUE) : best;
    }

    /** Over (slots seen, slots taken, running or not). */
    private BigDecimal inPieces(Place place) {
        var running = new BigDecimal[length + 1];
        var idle = new BigDecimal[length + 1];
        idle[0] = BigDecimal.ZERO;
        BigDecimal best = null;
        for (var index = 0; index < place.slots().length; index++) {
            var open = !Double.isInfinite(place.slots()[index]);
            var slot = first + index;
            var plain = open ? one(place, slot, false) : BigDecimal.ZERO;
            var resumed = open ? one(place, slot, true) : BigDecimal.ZERO;
            for (var taken = length; taken >= 0; taken--) {
                idle[taken] = least(idle[taken], running[taken]);
                running[taken] = null;
                if (taken > 0 && open) {
                    var before = running[taken - 1];
                    var paused = idle[taken - 1];
                    running[taken] = least(
                            before == null ? null : before.add(plain),
                            paused == null ? null : paused.add(taken > 1 ? resumed : plain));
                }
            }
            var all = running[length];
            if (all != null) {
                best = least(best, all.add(delay(place, slot + 1)));
            }
        }
        return Objects.requireNonNull(best).add(fixed(place.site(), place.spot()));
    }

    private static @Nullable BigDecimal least(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null || one.compareTo(other) <= 0 ? one : other;
    }

    private BigDecimal one(Place place, int slot, boolean resumes) {
        var cost = DecimalCost.slot(known, workload, place.site(), slot, place.spot(), resumes);
        return cost.compute()
                .add(cost.carbon())
                .add(use(place.site(), slot))
                .add(cost.compute().multiply(prices.budgetPrice(workload, place.site(), Budget.Kind.BILLED)))
                .add(cost.milligrams().multiply(prices.budgetPrice(workload, place.site(), Budget.Kind.CARBON)));
    }

    private BigDecimal delay(Place place, int end) {
        var slots = java.util.stream.IntStream.range(end - length, end).toArray();
        return slots[0] < 0 ? BigDecimal.ZERO : DecimalCost.delay(known, workload, end, length);
    }

    private BigDecimal exact(CandidateSite site, boolean spot, int[] slots) {
        var cost = DecimalCost.of(known, workload, site, slots, spot);
        var sum = cost.unpooled()
                .add(cost.billedAtList().multiply(prices.budgetPrice(workload, site, Budget.Kind.BILLED)))
                .add(cost.milligrams().multiply(prices.budgetPrice(workload, site, Budget.Kind.CARBON)));
        for (var slot : slots) {
            sum = sum.add(use(site, slot));
        }
        return sum;
    }

    private BigDecimal fixed(CandidateSite site, boolean spot) {
        var cost = DecimalCost.still(known, workload, site, spot);
        return cost.unpooled()
                .add(cost.billedAtList().multiply(prices.budgetPrice(workload, site, Budget.Kind.BILLED)));
    }

    private double roughUse(CandidateSite site, int slot) {
        double sum = 0;
        var runs =
                workload.kind() == Candidate.Kind.SERVICE ? 1 : workload.shape().runs();
        for (var run = 0; prices.isPriced(site) && run < runs; run++) {
            for (var resource : Resource.values()) {
                sum += (double) prices.cell(
                                site, resource, slot + run * workload.shape().everySlots())
                        * workload.demand().of(resource)
                        * workload.shape().members();
            }
        }
        return sum;
    }

    private BigDecimal use(CandidateSite site, int slot) {
        var sum = BigDecimal.ZERO;
        var runs =
                workload.kind() == Candidate.Kind.SERVICE ? 1 : workload.shape().runs();
        for (var run = 0; prices.isPriced(site) && run < runs; run++) {
            for (var resource : Resource.values()) {
                var price = prices.cell(
                        site, resource, slot + run * workload.shape().everySlots());
                if (price > 0) {
                    sum = sum.add(OwnRules.asked(workload, resource).multiply(BigDecimal.valueOf(price)));
                }
            }
        }
        return sum;
    }
}
