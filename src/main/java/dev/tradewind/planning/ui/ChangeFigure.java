package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.placement.Sensitivity;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why one change: its score today and as planned, where prices and carbon come from, what was refused and what is next. */
final class ChangeFigure {
    private ChangeFigure() {}

    static Figure of(PlannedChange change, StoredPlan stored) {
        var builder = Figure.of(
                        change.workload(),
                        Formats.signed(change.deltaUsdPerMonth().amount(), 2),
                        tr("USD per month"))
                .basis(tr(
                        "billed cost as planned less today, plan {0}",
                        stored.summary().shortId()))
                .formula(tr(
                        "compute + egress + amortised move, as planned at {0}, less the same at {1}",
                        change.toSite(), change.fromSite()))
                .worked("(" + billed(change.planned()) + ") − (" + billed(change.today()) + ")");
        terms(builder, change.planned(), change.toSite(), tr("as planned"));
        terms(builder, change.today(), change.fromSite(), tr("today"));
        builder.note(
                tr("Carbon, priced in the objective, not billed"),
                tr("{0} → {1} kgCO2e", kilograms(change.today()), kilograms(change.planned())));
        // one site of a change that only waits
        for (var site : Stream.of(change.fromSite(), change.toSite())
                .distinct()
                .sorted()
                .toList()) {
            stored.snapshot().origins().stream()
                    .filter(origin -> origin.site().equals(site))
                    .forEach(origin -> {
                        builder.input(tr("price at {0}", site), "", "", kind(origin.price()), origin.price(), "");
                        builder.input(tr("carbon at {0}", site), "", "", kind(origin.carbon()), origin.carbon(), "");
                        revision(builder, tr("Revision of carbon at {0}", site), origin.carbonRevision());
                        revision(builder, tr("Revision of prices at {0}", site), origin.priceRevision());
                    });
        }
        stored.snapshot().linksOf(change).forEach(link -> {
            revision(builder, tr("Egress price {0} > {1}", link.from(), link.to()), link.price());
            revision(builder, tr("Round trip {0} > {1}", link.from(), link.to()), link.roundTrip());
        });
        var spot = change.spot();
        if (spot != null) {
            builder.input(tr("spot at {0}", change.toSite()), "", "", kind(spot), spot, "");
        }
        for (var filter : change.explanation().filtered()) {
            var asked = filter.asked();
            var available = filter.available();
            var numbers = asked == null || available == null
                    ? said(filter.unit())
                    : tr(
                            "{0} against {1}",
                            said(RuleWords.amount(available, filter.unit())),
                            said(RuleWords.amount(asked, filter.unit())));
            builder.note(
                    tr(
                            "{0} sites refused: {1} ({2})",
                            filter.sites(),
                            RuleWords.rule(filter.rule()),
                            said(filter.kind()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '))),
                    tr("nearest {0}, {1}", filter.nearestSite(), numbers));
        }
        var rank = 1;
        for (var best : change.explanation().best()) {
            builder.note(
                    tr("Best {0}: {1}", rank++, best.site()),
                    tr(
                            "{0} USD/mo objective",
                            Formats.number(
                                    Money.ofNanoUsd(best.terms().objectiveNanoUsd())
                                            .amount(),
                                    2)));
        }
        change.explanation().sensitivities().forEach(threshold -> builder.note(tr("Stays best"), words(threshold)));
        return builder.build();
    }

    private static void revision(Figure.Builder builder, String name, @Nullable String words) {
        if (words != null) {
            builder.note(name, words);
        }
    }

    private static String words(Sensitivity threshold) {
        var carbon = threshold.quantity().equals("carbon-price");
        var scale = carbon ? 6 : 0;
        var unit = carbon ? " USD/t" : " USD/GB";
        return tr(
                "until {0} is {1}{2} (now {3}), then {4}",
                threshold.quantity().replace('-', ' '),
                usd(threshold.threshold(), scale),
                unit,
                usd(threshold.now(), scale),
                threshold.runnerUp());
    }

    private static String usd(long nanoUsd, int scale) {
        return Formats.money(Money.ofNanoUsd(nanoUsd).amount().scaleByPowerOfTen(scale));
    }

    private static String billed(Terms terms) {
        return usd(terms.computeNanoUsd()) + " + " + usd(terms.egressNanoUsd()) + " + " + usd(terms.movingNanoUsd());
    }

    private static void terms(Figure.Builder builder, Terms terms, String site, String when) {
        var unit = tr("USD per month");
        builder.input(tr("Compute {0}", when), usd(terms.computeNanoUsd()), unit, Kind.MODELLED, site, "")
                .input(tr("Egress {0}", when), usd(terms.egressNanoUsd()), unit, Kind.MODELLED, site, "")
                .input(tr("Moving {0}", when), usd(terms.movingNanoUsd()), unit, Kind.MODELLED, site, "");
    }

    private static String usd(long nanoUsd) {
        // always with the digits that a difference of two sums needs
        return Formats.number(Money.ofNanoUsd(nanoUsd).amount(), 6);
    }

    private static String kilograms(Terms terms) {
        return Formats.number(terms.carbonMilligrams() / 1_000_000.0, 2);
    }

    /** The first word of an origin is its kind, or its main kind. */
    private static Kind kind(String origin) {
        var end = origin.indexOf(' ');
        var word = (end < 0 ? origin : origin.substring(0, end)).replace(",", "");
        return Kind.of(word);
    }
}
