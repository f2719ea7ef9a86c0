package dev.tradewind.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.approval.Approvals;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** The four figures at the head of the Overview. */
@org.springframework.stereotype.Component
class OverviewFigures {
    private final EgressQueries egress;
    private final CarbonIntensities intensities;
    private final BrokenObjectives objectives;
    private final Approvals approvals;
    private final CurrentPerson person;
    private final MapSites sites;
    private final Clock clock;

    OverviewFigures(
            EgressQueries egress,
            CarbonIntensities intensities,
            BrokenObjectives objectives,
            Approvals approvals,
            CurrentPerson person,
            MapSites sites,
            Clock clock) {
        this.egress = egress;
        this.intensities = intensities;
        this.objectives = objectives;
        this.approvals = approvals;
        this.person = person;
        this.sites = sites;
        this.clock = clock;
    }

    KpiStrip strip(ScopeParameters scope) {
        var strip = new KpiStrip();
        egress(strip, scope);
        carbon(strip, scope);
        latency(strip, scope);
        waiting(strip, scope);
        return strip;
    }

    private void egress(KpiStrip strip, ScopeParameters scope) {
        var filter = EgressLayer.filter(scope);
        var totals = egress.totals(filter);
        if (totals.isEmpty()) {
            strip.add("Egress", "unknown", "", null, lead("data", "No bill covers this range: import one"));
            return;
        }
        var total = totals.getFirst();
        var before = previous(filter.range());
        var earlier = egress.totals(filter.during(before)).stream()
                .filter(other -> other.currency().equals(total.currency()))
                .findFirst();
        var change = new Div();
        earlier.filter(other -> other.billedCost().amount().signum() > 0)
                .ifPresentOrElse(
                        other -> change.add(
                                Delta.of(changeInPercent(total, other), "%", 1),
                                new Span(" against " + Formats.range(before.from(), before.to()))),
                        () -> change.setText("nothing billed in the same span before"));
        var volume = new Div(Formats.number(total.gigabytes(), 0) + " GB at "
                + total.perGigabyte().map(price -> Formats.number(price, 4)).orElse("unknown") + " " + total.currency()
                + " / GB" + (totals.size() > 1 ? "; " + (totals.size() - 1) + " more currencies" : ""));
        strip.add(
                "Egress, " + words(scope),
                Formats.money(total.billedCost().amount()),
                total.currency(),
                () -> Figure.of("Egress", Formats.money(total.billedCost().amount()), total.currency())
                        .basis(scope.rangeInWords() + ", billed cost")
                        .formula("Sum of BilledCost over every charge that is a data transfer.")
                        .input("Charges", Formats.number(total.rows()), "rows", Kind.MEASURED, "imported bills", "")
                        .input(
                                "Volume",
                                Formats.number(total.gigabytes(), 1),
                                "GB",
                                Kind.MEASURED,
                                "ConsumedQuantity",
                                "")
                        .query(egress.shownQuery(filter))
                        .rows(scope.link("egress"))
                        .note(
                                "Both ends named",
                                total.coverage()
                                        .map(share -> Formats.percent(share, 1) + " % of the cost")
                                        .orElse("unknown"))
                        .build(),
                change,
                volume);
    }

    private void carbon(KpiStrip strip, ScopeParameters scope) {
        var now = clock.instant();
        var zones = sites.zonesOf(scope);
        var known = new TreeMap<Double, String>();
        var inputs = new ArrayList<FigureInput>();
        for (var zone : zones) {
            intensities.at(zone, now).ifPresent(hour -> {
                known.put(hour.gramsPerKwh(), zone);
                inputs.add(new FigureInput(
                        zone,
                        Formats.number(hour.gramsPerKwh(), 0),
                        "gCO2eq/kWh",
                        CarbonLayer.kind(hour.kind()),
                        hour.source(),
                        Formats.age(hour.hour(), now)));
            });
        }
        if (known.isEmpty()) {
            strip.add(
                    "Carbon, our sites now",
                    "unknown",
                    "",
                    null,
                    lead("workloads", "No workload is known: import a list"));
            return;
        }
        var value = Formats.number(known.firstKey(), 0) + " – " + Formats.number(known.lastKey(), 0);
        strip.add(
                "Carbon, our sites now",
                value,
                "gCO2eq/kWh",
                () -> Figure.of("Grid intensity of our sites", value, "gCO2eq/kWh")
                        .basis("this hour, average, life cycle, location-based")
                        .formula("The lowest and the highest intensity of the zones in which a workload stands.")
                        .inputs(inputs)
                        .rows(scope.link("carbon"))
                        .build(),
                new Div("cleanest " + known.firstEntry().getValue() + ", dirtiest "
                        + known.lastEntry().getValue()),
                new Div(known.size() + " of " + zones.size() + " zones known"));
    }

    private void latency(KpiStrip strip, ScopeParameters scope) {
        var judged = objectives.judge(sites.workloads(scope));
        if (judged.isEmpty()) {
            strip.add(
                    "Latency objectives broken",
                    "none set",
                    "",
                    null,
                    lead("workloads", "A workload's objective is its maximum RTT"));
            return;
        }
        var broken = judged.stream().filter(BrokenObjectives.Judged::broken).toList();
        var lines = broken.stream().limit(2).map(b -> objectiveLine(b)).toArray(Component[]::new);
        strip.add(
                "Latency objectives broken",
                Integer.toString(broken.size()),
                "of " + judged.size(),
                () -> Figure.of("Latency objectives broken", Integer.toString(broken.size()), "of " + judged.size())
                        .formula(
                                "A workload breaks its objective when the p95 round trip to any group of its users is longer than its maximum.")
                        .inputs(judged.stream()
                                .map(BrokenObjectives.Judged::input)
                                .limit(20)
                                .toList())
                        .rows(scope.link("latency"))
                        .build(),
                lines.length == 0 ? new Component[] {new Div("every workload reaches its users in time")} : lines);
    }

    private static Component objectiveLine(BrokenObjectives.Judged judged) {
        var limit = new Span(
                Formats.number(judged.worstMillis(), 0) + " ms, max " + Formats.number(judged.limitMillis(), 0));
        limit.addClassName("tw-num");
        var line = new Div(new StatusMark(Status.FAILED, judged.workload()), limit);
        line.addClassName("tw-line");
        return line;
    }

    private void waiting(KpiStrip strip, ScopeParameters scope) {
        var mine = person.find().map(approvals::waitingFor).orElse(List.of());
        var change = new Div();
        var usd = mine.stream().map(RecommendationSummary::deltaUsdPerMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
        var kilograms = mine.stream()
                .mapToDouble(RecommendationSummary::deltaKgCo2ePerMonth)
                .sum();
        if (mine.isEmpty()) {
            change.setText("nothing needs your decision");
        } else {
            change.add(
                    Delta.of(usd, "USD", 0), new Span(" "), Delta.of(kilograms, "kgCO2e", 0), new Span(" per month"));
        }
        var first = mine.stream().map(RecommendationSummary::expiresAt).min(Comparator.naturalOrder());
        Component second = first.<Component>map(at -> new StatusMark(Status.HELD, "first expires in " + until(at)))
                .orElseGet(() -> lead(RecommendationLinks.LIST, "Open inbox"));
        strip.add(
                "Waiting for you",
                Integer.toString(mine.size()),
                "recommendations",
                () -> Figure.of("Waiting for you", Integer.toString(mine.size()), "recommendations")
                        .formula("Recommendations not yet decided that the policies let you decide on.")
                        .inputs(mine.stream().limit(20).map(r -> input(r)).toList())
                        .rows(scope.link(RecommendationLinks.LIST))
                        .build(),
                change,
                second);
    }

    private FigureInput input(RecommendationSummary r) {
        return new FigureInput(
                r.shortId() + " " + r.workload(),
                Formats.signed(r.deltaUsdPerMonth(), 0),
                "USD / month",
                Kind.MODELLED,
                r.title(),
                Formats.age(r.proposedAt(), clock.instant()));
    }

    private String until(Instant at) {
        return Formats.duration(Duration.between(clock.instant(), at));
    }

    /** The span of the same length right before. */
    private static TimeRange previous(TimeRange range) {
        return range.shift(Duration.between(range.to(), range.from()));
    }

    private static BigDecimal changeInPercent(EgressTotal now, EgressTotal before) {
        var was = before.billedCost().amount();
        return now.billedCost()
                .amount()
                .subtract(was)
                .multiply(BigDecimal.valueOf(100))
                .divide(was, MathContext.DECIMAL64);
    }

    private static String words(ScopeParameters scope) {
        return "month".equals(scope.range()) ? "month to date" : scope.rangeInWords();
    }

    private static Component lead(String path, String text) {
        return new Div(new Anchor(path, text));
    }
}
