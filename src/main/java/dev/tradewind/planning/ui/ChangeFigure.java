package dev.tradewind.planning.ui;

import dev.tradewind.placement.Sensitivity;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import org.jspecify.annotations.Nullable;

/** Why one change: its score today and as planned, where prices and carbon come from, what was refused and what is next. */
final class ChangeFigure {
    private ChangeFigure() {}

    static Figure of(PlannedChange change, StoredPlan stored) {
        var builder = Figure.of(
                        change.workload(),
                        Formats.signed(change.deltaUsdPerMonth().amount(), 2),
                        "USD per month")
                .basis("billed cost as planned less today, plan "
                        + stored.summary().shortId())
                .formula("compute + egress + amortised move, as planned at " + change.toSite() + ", less the same at "
                        + change.fromSite())
                .worked("             today → planned, USD\n"
                        + line(
                                "compute ",
                                change.today().computeNanoUsd(),
                                change.planned().computeNanoUsd())
                        + line(
                                "egress  ",
                                change.today().egressNanoUsd(),
                                change.planned().egressNanoUsd())
                        + line(
                                "moving  ",
                                change.today().movingNanoUsd(),
                                change.planned().movingNanoUsd())
                        + line(
                                "carbon* ",
                                change.today().carbonNanoUsd(),
                                change.planned().carbonNanoUsd())
                        + "carbon  " + kilograms(change.today()) + " → " + kilograms(change.planned()) + " kgCO2e\n"
                        + "* priced in the objective, not billed");
        for (var site : java.util.Set.of(change.fromSite(), change.toSite()).stream()
                .sorted()
                .toList()) {
            stored.snapshot().origins().stream()
                    .filter(origin -> origin.site().equals(site))
                    .forEach(origin -> {
                        builder.input("price at " + site, "", "", kind(origin.price()), origin.price(), "");
                        builder.input("carbon at " + site, "", "", kind(origin.carbon()), origin.carbon(), "");
                        revision(builder, "Revision of carbon at " + site, origin.carbonRevision());
                        revision(builder, "Revision of prices at " + site, origin.priceRevision());
                    });
        }
        stored.snapshot().linksOf(change).forEach(link -> {
            revision(builder, "Egress price " + link.from() + " > " + link.to(), link.price());
            revision(builder, "Round trip " + link.from() + " > " + link.to(), link.roundTrip());
        });
        var spot = change.spot();
        if (spot != null) {
            builder.input("spot at " + change.toSite(), "", "", kind(spot), spot, "");
        }
        for (var filter : change.explanation().filtered()) {
            var asked = filter.asked();
            var available = filter.available();
            var numbers = asked == null || available == null
                    ? filter.unit()
                    : RuleWords.amount(available, filter.unit()) + " against " + RuleWords.amount(asked, filter.unit());
            builder.note(
                    filter.sites() + " sites refused: " + RuleWords.rule(filter.rule()) + " ("
                            + filter.kind()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ') + ")",
                    "nearest " + filter.nearestSite() + ", " + numbers);
        }
        var rank = 1;
        for (var best : change.explanation().best()) {
            builder.note(
                    "Best " + rank++ + ": " + best.site(),
                    Formats.number(
                                    Money.ofNanoUsd(best.terms().objectiveNanoUsd())
                                            .amount(),
                                    2) + " USD/mo objective");
        }
        change.explanation().sensitivities().forEach(threshold -> builder.note("Stays best", words(threshold)));
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
        return "until " + threshold.quantity().replace('-', ' ') + " is "
                + usd(threshold.threshold(), scale) + unit + " (now " + usd(threshold.now(), scale) + "), then "
                + threshold.runnerUp();
    }

    private static String usd(long nanoUsd, int scale) {
        return Formats.money(Money.ofNanoUsd(nanoUsd).amount().scaleByPowerOfTen(scale));
    }

    private static String line(String name, long today, long planned) {
        return name + Formats.number(Money.ofNanoUsd(today).amount(), 2) + " → "
                + Formats.number(Money.ofNanoUsd(planned).amount(), 2) + "\n";
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
