package dev.tradewind.placement.check;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a choice costs, by the published formulas, in decimals; each amount that the model rounds is rounded half up.
 *
 * @param compute nano-USD
 * @param egress nano-USD at list price, without what pools price
 * @param pooled megabytes a month by tier pool
 * @param pooledAtList nano-USD of those at the list price of their link, which is what budgets count
 * @param milligrams CO2e
 */
record DecimalCost(
        BigDecimal compute,
        BigDecimal egress,
        Map<String, BigDecimal> pooled,
        BigDecimal pooledAtList,
        BigDecimal moving,
        BigDecimal carbon,
        BigDecimal latency,
        BigDecimal delay,
        BigDecimal milligrams) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** All of it but the pools' bill. */
    BigDecimal unpooled() {
        return compute.add(egress).add(moving).add(carbon).add(latency).add(delay);
    }

    BigDecimal billedAtList() {
        return compute.add(egress).add(pooledAtList).add(moving);
    }

    /**
     * @param slots of the first run, ascending
     */
    static DecimalCost of(Known known, Candidate workload, CandidateSite site, int[] slots, boolean spot) {
        var sums = new Sums(known, workload, site, spot);
        for (var index = 0; index < slots.length; index++) {
            sums.add(slots[index], index > 0 && slots[index] != slots[index - 1] + 1);
        }
        return sums.finish(slots[slots.length - 1] + 1, slots.length);
    }

    BigDecimal egressAtList() {
        return egress.add(pooledAtList);
    }

    /** One slot alone: compute, carbon and milligrams, with what resuming there adds. */
    static DecimalCost slot(
            Known known, Candidate workload, CandidateSite site, int slot, boolean spot, boolean resumes) {
        var sums = new Sums(known, workload, site, spot);
        sums.add(slot, resumes);
        return sums.still();
    }

    /** What does not depend on time. */
    static DecimalCost still(Known known, Candidate workload, CandidateSite site, boolean spot) {
        var sums = new Sums(known, workload, site, spot);
        return sums.finish(0, 0);
    }

    /** Egress of one run, or of a service's month, at list prices. */
    static BigDecimal crossings(Known known, Candidate workload, CandidateSite site) {
        var sums = new Sums(known, workload, site, false);
        sums.egress(BigDecimal.ONE);
        return sums.crossings;
    }

    static BigDecimal delay(Known known, Candidate workload, int end, int length) {
        if (workload.kind() == Candidate.Kind.SERVICE) {
            return BigDecimal.ZERO;
        }
        var late = Math.max(0, end - length - workload.earliestSlot());
        var once = over(
                BigDecimal.valueOf((long) late * known.problem.horizon().slotMinutes())
                        .multiply(BigDecimal.valueOf(known.problem.weights().nanoUsdPerDelayHour())),
                BigDecimal.valueOf(60));
        return over(once.multiply(BigDecimal.valueOf(workload.timesPerMonthPerMille())), THOUSAND)
                .multiply(BigDecimal.valueOf(workload.shape().runs()));
    }

    private static final class Sums {
        private final Known known;
        private final Candidate workload;
        private final CandidateSite site;
        private final boolean spot;
        private final boolean service;
        private final BigDecimal month;
        private BigDecimal compute = BigDecimal.ZERO;
        private BigDecimal carbon = BigDecimal.ZERO;
        private BigDecimal milligrams = BigDecimal.ZERO;
        private BigDecimal egress = BigDecimal.ZERO;
        private BigDecimal pooledAtList = BigDecimal.ZERO;
        private BigDecimal crossings = BigDecimal.ZERO;
        private final Map<String, BigDecimal> pooled = new HashMap<>();

        Sums(Known known, Candidate workload, CandidateSite site, boolean spot) {
            this.known = known;
            this.workload = workload;
            this.site = site;
            this.spot = spot;
            service = workload.kind() == Candidate.Kind.SERVICE;
            month = BigDecimal.valueOf(workload.timesPerMonthPerMille());
        }

        void add(int slot, boolean resumes) {
            var usd = BigDecimal.ZERO;
            var grams = BigDecimal.ZERO;
            for (var run = 0; run < workload.shape().runs(); run++) {
                usd = usd.add(usd(slot + run * workload.shape().everySlots()));
                grams = grams.add(grams(slot + run * workload.shape().everySlots()));
            }
            book(usd, grams);
            if (resumes) {
                var share = BigDecimal.valueOf(workload.shape().resumePerMille());
                book(over(usd.multiply(share), THOUSAND), over(grams.multiply(share), THOUSAND));
            }
        }

        private void book(BigDecimal usd, BigDecimal grams) {
            compute = compute.add(usd);
            milligrams = milligrams.add(grams);
            carbon = carbon.add(over(
                    grams.multiply(BigDecimal.valueOf(known.problem.weights().nanoUsdPerGram())), THOUSAND));
        }

        private BigDecimal usd(int slot) {
            var demand = workload.demand();
            var hour = part(demand.milliVcpu(), site.vcpuNanoUsdPerHour().at(slot), 1000)
                    .add(part(demand.mebibytes(), site.gibNanoUsdPerHour().at(slot), 1024));
            if (demand.milliGpu() > 0) {
                hour = hour.add(part(demand.milliGpu(), site.gpuNanoUsdPerHour().at(slot), 1000));
            }
            if (spot) {
                var taken = Objects.requireNonNull(site.spot());
                hour = over(
                        hour.multiply(BigDecimal.valueOf(taken.perMilleOfPrice().at(slot))), THOUSAND);
                hour = hour.add(over(
                        hour.multiply(
                                BigDecimal.valueOf(taken.interruptionsPerMille().at(slot))),
                        THOUSAND));
            }
            return over(
                    hour.multiply(month)
                            .multiply(BigDecimal.valueOf(known.problem.horizon().slotMinutes())),
                    BigDecimal.valueOf(60_000));
        }

        private BigDecimal part(long amount, long price, long unit) {
            return over(
                    BigDecimal.valueOf(amount)
                            .multiply(BigDecimal.valueOf(workload.shape().members()))
                            .multiply(BigDecimal.valueOf(price)),
                    BigDecimal.valueOf(unit));
        }

        private BigDecimal grams(int slot) {
            var milliwatts = part(workload.demand().milliwatts(), site.puePerMille(), 1000);
            var energy = over(
                    milliwatts.multiply(
                            BigDecimal.valueOf(known.problem.horizon().slotMinutes())),
                    BigDecimal.valueOf(60));
            var once = over(
                    energy.multiply(BigDecimal.valueOf(site.milligramsPerKwh().at(slot))),
                    BigDecimal.valueOf(1_000_000));
            if (spot) {
                once = once.add(over(
                        once.multiply(BigDecimal.valueOf(Objects.requireNonNull(site.spot())
                                .interruptionsPerMille()
                                .at(slot))),
                        THOUSAND));
            }
            return over(once.multiply(month), THOUSAND);
        }

        DecimalCost finish(int end, int length) {
            var runs = BigDecimal.valueOf(service ? 1 : workload.shape().runs());
            egress(runs);
            var latency = over(
                    rtt().multiply(BigDecimal.valueOf(known.problem.weights().nanoUsdPerMillisecond())), THOUSAND);
            return new DecimalCost(
                    compute,
                    egress,
                    pooled,
                    pooledAtList,
                    moving(),
                    carbon,
                    latency,
                    delay(known, workload, end, length),
                    milligrams);
        }

        DecimalCost still() {
            return new DecimalCost(
                    compute,
                    BigDecimal.ZERO,
                    Map.of(),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    carbon,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    milligrams);
        }

        /** Rounded as the model does: each crossing for itself, then the sums of the month, tiered ones apart. */
        private void egress(BigDecimal runs) {
            var all = BigDecimal.ZERO;
            var tiered = BigDecimal.ZERO;
            for (var need : workload.data()) {
                if (need.readMegabytes() > 0
                        && !need.site().equals(site.id())
                        && !need.replicas().contains(site.id())) {
                    var road = Objects.requireNonNull(Roads.best(known, workload, need, site.id(), false));
                    var cost = crossing(road, need.readMegabytes());
                    all = all.add(cost);
                    tiered = pool(road, road.place(), site.id(), need.readMegabytes()) ? tiered.add(cost) : tiered;
                }
                if (need.writtenMegabytes() > 0) {
                    var road = Objects.requireNonNull(Roads.best(known, workload, need, site.id(), true));
                    var cost = crossing(road, need.writtenMegabytes());
                    all = all.add(cost);
                    tiered = pool(road, site.id(), road.place(), need.writtenMegabytes()) ? tiered.add(cost) : tiered;
                }
            }
            crossings = all;
            pooledAtList = monthly(tiered, runs);
            egress = monthly(all, runs).subtract(pooledAtList);
            pooled.replaceAll((pool, megabytes) -> monthly(megabytes, runs));
        }

        private BigDecimal crossing(String from, String to, long megabytes) {
            return over(
                    BigDecimal.valueOf(megabytes)
                            .multiply(BigDecimal.valueOf(Objects.requireNonNull(known.price(from, to)))),
                    THOUSAND);
        }

        private static BigDecimal crossing(Roads.Road road, long megabytes) {
            return over(
                            BigDecimal.valueOf(megabytes)
                                    .multiply(BigDecimal.valueOf(Objects.requireNonNull(road.price()))),
                            THOUSAND)
                    .add(BigDecimal.valueOf(road.fee()));
        }

        private boolean pool(Roads.Road road, String from, String to, long megabytes) {
            var pool = road.pooled() ? known.pool(from, to) : null;
            if (pool == null) {
                return false;
            }
            pooled.merge(pool, BigDecimal.valueOf(megabytes), BigDecimal::add);
            return true;
        }

        private BigDecimal monthly(BigDecimal once, BigDecimal runs) {
            return service ? once : over(once.multiply(month), THOUSAND).multiply(runs);
        }

        private BigDecimal moving() {
            var once = BigDecimal.ZERO;
            var from = workload.currentSite();
            if (from != null && !from.equals(site.id())) {
                if (workload.movingMegabytes() > 0) {
                    var pool = known.pool(from, site.id());
                    once = pool == null
                            ? crossing(from, site.id(), workload.movingMegabytes())
                            : PlanCheck.bill(known, pool, BigDecimal.valueOf(workload.movingMegabytes()));
                }
                for (var coupling : workload.limits().couplings()) {
                    if (coupling.isBrokenBy(Objects.requireNonNull(known.sites.get(from)), site)) {
                        once = once.add(BigDecimal.valueOf(Objects.requireNonNull(coupling.replaceNanoUsd())));
                    }
                }
            }
            return over(once, BigDecimal.valueOf(known.problem.weights().amortiseMonths()));
        }

        private BigDecimal rtt() {
            var sum = BigDecimal.ZERO;
            var shares = 0;
            for (var users : workload.users()) {
                var rtt = Objects.requireNonNull(known.rtt(site.id(), users.place()));
                sum = sum.add(BigDecimal.valueOf(rtt).multiply(BigDecimal.valueOf(users.perMille())));
                shares += users.perMille();
            }
            return shares == 0 ? BigDecimal.ZERO : over(sum, BigDecimal.valueOf(shares));
        }
    }

    /** Handing data on to a successor, per month; null when the price is unknown. */
    static @Nullable BigDecimal handedOn(Known known, Candidate successor, long megabytes, String from, String to) {
        if (megabytes == 0 || from.equals(to)) {
            return BigDecimal.ZERO;
        }
        var price = known.price(from, to);
        return price == null
                ? null
                : over(
                        over(BigDecimal.valueOf(megabytes).multiply(BigDecimal.valueOf(price)), THOUSAND)
                                .multiply(BigDecimal.valueOf(successor.timesPerMonthPerMille())),
                        THOUSAND);
    }

    /** To the nearest whole number, halves upwards. */
    static BigDecimal over(BigDecimal amount, BigDecimal by) {
        return amount.multiply(BigDecimal.TWO).add(by).divide(by.multiply(BigDecimal.TWO), 0, RoundingMode.FLOOR);
    }

    static boolean internet(String place) {
        return place.equals(Link.INTERNET);
    }
}
