package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.advice.AdviceInput;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Prices that fall with what a payer sends to the internet in a month. With L(v) the list's price of a volume v, the
 * average is L(v) ÷ v; a unit price as billed changes as the average does, so that a discount stays.
 */
final class InternetPricing {
    private static final int SCALE = MonthFlow.SCALE;

    private final ListPrices lists;
    private final BilledPrices billed;
    private final Volumes volumes;

    InternetPricing(ListPrices lists, BilledPrices billed, Volumes volumes) {
        this.lists = lists;
        this.billed = billed;
        this.volumes = volumes;
    }

    /** Averages of one list at a payer's volume before and under the scenario. */
    private record Averages(EgressPrice list, BigDecimal before, BigDecimal after, BigDecimal was, BigDecimal is) {
        boolean differ() {
            return before.compareTo(after) != 0;
        }

        AdviceInput volume(boolean now) {
            return new AdviceInput(
                    "Payer's month to the internet, " + (now ? "after" : "before"),
                    Words.gb(now ? is : was),
                    "GB",
                    AdviceInput.Origin.BILLED,
                    "bills" + (now ? " and the scenario" : ""));
        }

        AdviceInput average(boolean now) {
            return new AdviceInput(
                    "Average of the list, " + (now ? "after" : "before"),
                    Words.unit(now ? after : before),
                    "per GB",
                    AdviceInput.Origin.PUBLISHED,
                    list.source() + ", " + list.date());
        }
    }

    private Optional<Averages> averages(Volumes.Payer payer, String site) {
        var was = volumes.before(payer);
        var is = volumes.after(payer);
        return lists.between(site, Ends.INTERNET)
                .map(list -> new Averages(list, average(list, was), average(list, is), was, is));
    }

    private static BigDecimal average(EgressPrice list, BigDecimal volume) {
        return volume.signum() <= 0
                ? list.firstUsdPerGb()
                : list.usdFor(volume).divide(volume, SCALE, RoundingMode.HALF_EVEN);
    }

    /** Stays as it is; the payer's volume may not. */
    Price remaining(Reroute reroute) {
        var flow = reroute.before();
        var list = averages(
                        new Volumes.Payer(flow.provider(), flow.payer()),
                        flow.from().site())
                .filter(Averages::differ);
        if (list.isEmpty()) {
            return Words.asBilled(flow);
        }
        var of = list.get();
        if (of.before().signum() == 0) {
            // all of it was free, and what the scenario adds fills the free step
            return Price.of(
                    flow.cost().add(flow.gigabytes().multiply(of.after())).setScale(SCALE, RoundingMode.HALF_EVEN),
                    "as billed, when all was free, + bytes × the list's average price at the payer's volume after",
                    "%s + %s GB × %s"
                            .formatted(Words.amount(flow.cost()), Words.gb(flow.gigabytes()), Words.unit(of.after())),
                    Words.billed("As billed", Words.amount(flow.cost()), "per month"),
                    of.average(true),
                    of.volume(false),
                    of.volume(true));
        }
        var cost = flow.cost().multiply(of.after()).divide(of.before(), SCALE, RoundingMode.HALF_EVEN);
        return Price.of(
                cost,
                "as billed × the list's average price at the payer's volume after ÷ before",
                "%s × %s ÷ %s".formatted(Words.amount(flow.cost()), Words.unit(of.after()), Words.unit(of.before())),
                Words.billed("As billed", Words.amount(flow.cost()), "per month"),
                of.average(false),
                of.average(true),
                of.volume(false),
                of.volume(true));
    }

    /** Sent from another place, or by another payer, than it was. */
    Price moved(Reroute reroute) {
        var payer = volumes.payer(reroute);
        var site = reroute.from().site();
        var list = averages(payer, site);
        var shown = billed.internet(payer, site);
        // what was free as billed tells nothing of the steps behind the free one
        var free = shown.filter(unit -> unit.signum() == 0).isPresent()
                && list.filter(each ->
                                each.before().signum() == 0 && each.after().signum() > 0)
                        .isPresent();
        if (shown.isPresent() && !free) {
            var unit = list.filter(each -> each.before().signum() > 0)
                    .map(each ->
                            shown.get().multiply(each.after()).divide(each.before(), SCALE, RoundingMode.HALF_EVEN))
                    .orElse(shown.get());
            return Words.times(
                    reroute,
                    unit,
                    "bytes × the unit price that the bill shows from " + site
                            + ", changed as the list's average at the payer's volume",
                    Words.billed("Unit price as billed, " + payer.account(), Words.unit(shown.get()), "per GB"));
        }
        return list.map(each -> Words.times(
                        reroute,
                        each.after(),
                        "bytes × the list's average price at the volume of " + payer.account(),
                        each.average(true),
                        each.volume(true)))
                .orElseGet(() -> Words.none(reroute));
    }

    /** At a chosen row of the list, or over another network tier. */
    Price at(Reroute reroute) {
        var site = reroute.from().site();
        var tier = reroute.tier() == null ? "" : reroute.tier();
        if (!reroute.isStep()) {
            return lists.over(tier, site)
                    .map(list -> {
                        var cost = list.usdFor(reroute.gigabytes()).setScale(SCALE, RoundingMode.HALF_EVEN);
                        return Price.of(
                                cost,
                                "these bytes at the steps of the network tier " + tier,
                                "L(%s GB)".formatted(Words.gb(reroute.gigabytes())),
                                Words.gigabytes(reroute),
                                Words.published("First step of the tier", list));
                    })
                    .orElseGet(() ->
                            Price.unknown("no price of the network tier '" + tier + "' at " + site + " is known"));
        }
        var step = Integer.parseInt(tier);
        var list = lists.between(site, Ends.INTERNET);
        if (list.isEmpty()) {
            return Words.none(reroute);
        }
        var steps = list.get().tiers();
        if (step > steps.size()) {
            return Price.unknown("the list of " + site + " has " + steps.size() + " steps, not " + step);
        }
        return Words.times(
                reroute,
                steps.get(step - 1).usdPerGb(),
                "bytes × step " + step + " of the list",
                Words.published("First step of the list", list.get()));
    }
}
