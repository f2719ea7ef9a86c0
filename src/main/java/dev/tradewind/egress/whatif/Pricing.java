package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.AdviceInput;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a rerouted flow costs: as billed where nothing about it changes, else at the unit price that the bill shows for the
 * same class and way, else at list price, else unknown. Where a list falls with the month's volume, all that the payer
 * sends decides the average. Pure.
 */
final class Pricing {
    private final ListPrices lists;
    private final BilledPrices billed;
    private final Volumes volumes;
    private final InternetPricing internet;

    Pricing(ListPrices lists, BilledPrices billed, Volumes volumes) {
        this.lists = lists;
        this.billed = billed;
        this.volumes = volumes;
        this.internet = new InternetPricing(lists, billed, volumes);
    }

    Price of(Reroute reroute) {
        if (reroute.rule() != Reroute.Rule.UNCHANGED
                && reroute.before().gigabytes().signum() == 0
                && reroute.before().cost().signum() != 0) {
            return Price.unknown("the bill counts no bytes here, so that no unit price applies");
        }
        return switch (reroute.rule()) {
            case UNCHANGED ->
                reroute.before().isInternet() ? internet.remaining(reroute) : Words.asBilled(reroute.before());
            case UNMETERED ->
                Price.of(
                        BigDecimal.ZERO,
                        "Bytes within one site that cross no zone are on no meter.",
                        "",
                        Words.gigabytes(reroute));
            case TIER -> internet.at(reroute);
            case PRICED -> priced(reroute);
        };
    }

    private Price priced(Reroute reroute) {
        var of = reroute.transferClass();
        if (of == null) {
            throw new IllegalStateException(reroute + " has a price but no class");
        }
        var from = reroute.from().site();
        return switch (of) {
            case INTERNET, INTER_PROVIDER -> internet.moved(reroute);
            case INTER_REGION ->
                billed.between(of, from, reroute.to().site())
                        .map(unit -> Words.billedAt(reroute, unit))
                        .or(() -> lists.between(from, reroute.to().site()).map(list -> listed(reroute, list)))
                        .orElseGet(() -> Words.none(reroute));
            case INTER_ZONE ->
                billed.at(of, from)
                        .map(unit -> Words.billedAt(reroute, unit))
                        .or(() -> lists.betweenZones(from).map(list -> Words.listed(reroute, list)))
                        .orElseGet(() -> Words.none(reroute));
            case INGRESS ->
                billed.at(of, reroute.to().site())
                        .map(unit -> Words.billedAt(reroute, unit))
                        .or(() -> lists.arriving(reroute.to().site()).map(list -> Words.listed(reroute, list)))
                        .orElseGet(() -> Words.none(reroute));
            case CDN, NAT, LOAD_BALANCER, PEERING, PRIVATE_LINK, OTHER_TRANSFER ->
                billed.at(of, from)
                        .map(unit -> Words.billedAt(reroute, unit))
                        .or(() -> lists.onTheWay(of, from).map(list -> onTheWay(reroute, of, list)))
                        .orElseGet(() -> Words.withoutList(reroute, of));
        };
    }

    /** What carrying so much once costs, on top of the month as it is billed. */
    Price once(String from, String to, BigDecimal gigabytes) {
        if (from.equals(to)) {
            return Price.of(BigDecimal.ZERO, "It is there already.", "");
        }
        var sameProvider = End.provider(from).equals(End.provider(to));
        var shown = sameProvider
                ? billed.between(TransferClass.INTER_REGION, from, to)
                : java.util.Optional.<BigDecimal>empty();
        if (shown.isPresent()) {
            return Price.of(
                    gigabytes.multiply(shown.get()).setScale(MonthFlow.SCALE, RoundingMode.HALF_EVEN),
                    "size × the unit price that the bill shows on this way",
                    "%s GB × %s".formatted(Words.gb(gigabytes), Words.unit(shown.get())),
                    Words.billed("Unit price from " + from + " to " + to, Words.unit(shown.get()), "per GB"));
        }
        var list = lists.between(from, sameProvider ? to : Ends.INTERNET);
        if (list.isEmpty()) {
            return Price.unknown("no price of bytes from " + from + " to " + to + " is known");
        }
        // a list of a single price asks the same whatever the payer sends
        var already = sameProvider && list.get().tiers().size() < 2
                ? BigDecimal.ZERO
                : volumes.before(volumes.largest(End.provider(from)));
        return steps(list.get(), already, gigabytes, "list price of the month's volume with the copy − without it");
    }

    /** Where bytes between regions cost what those to the internet do, they fill the same steps. */
    private Price listed(Reroute reroute, EgressPrice list) {
        return list.tiers().size() < 2
                ? Words.listed(reroute, list)
                : steps(
                        list,
                        volumes.before(volumes.payer(reroute)),
                        reroute.gigabytes(),
                        "list price of the payer's month with these bytes − without them; the bill shows none here");
    }

    /** What a device on the way asks by its list; a CDN's steps are filled by all that it serves already. */
    private Price onTheWay(Reroute reroute, TransferClass of, EgressPrice list) {
        return list.tiers().size() < 2
                ? Words.listed(reroute, list)
                : steps(
                        list,
                        "Month's volume of " + of.label(),
                        billed.gigabytes(of, reroute.from().provider()),
                        reroute.gigabytes(),
                        "list price of the month with these bytes − without them; the bill shows none here");
    }

    private static Price steps(EgressPrice list, BigDecimal already, BigDecimal gigabytes, String formula) {
        return steps(list, "Month's volume to the internet", already, gigabytes, formula);
    }

    private static Price steps(
            EgressPrice list, String volume, BigDecimal already, BigDecimal gigabytes, String formula) {
        var cost = list.usdOnTop(already, gigabytes);
        return Price.of(
                cost.setScale(MonthFlow.SCALE, RoundingMode.HALF_EVEN),
                formula,
                "L(%s + %s GB) − L(%s GB)".formatted(Words.gb(already), Words.gb(gigabytes), Words.gb(already)),
                Words.published("First step of the list", list),
                new AdviceInput(
                        volume,
                        already.setScale(1, RoundingMode.HALF_EVEN).toPlainString(),
                        "GB",
                        AdviceInput.Origin.BILLED,
                        "bills"));
    }
}
