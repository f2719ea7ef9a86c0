package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.approval.Approvals;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.latency.ObjectiveStanding;
import dev.tradewind.latency.Objectives;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.recommendation.RecommendationLinks;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The four figures at the head of the Overview. */
@org.springframework.stereotype.Component
class OverviewFigures {
    private final EgressFigure egress;
    private final CarbonFigure carbon;
    private final Objectives objectives;
    private final Approvals approvals;
    private final CurrentPerson person;
    private final MapSites sites;
    private final Clock clock;

    OverviewFigures(
            EgressFigure egress,
            CarbonFigure carbon,
            Objectives objectives,
            Approvals approvals,
            CurrentPerson person,
            MapSites sites,
            Clock clock) {
        this.egress = egress;
        this.carbon = carbon;
        this.objectives = objectives;
        this.approvals = approvals;
        this.person = person;
        this.sites = sites;
        this.clock = clock;
    }

    KpiStrip strip(ScopeParameters scope) {
        var strip = new KpiStrip();
        egress.addTo(strip, scope);
        carbon.addTo(strip, scope);
        latency(strip, scope);
        waiting(strip, scope);
        return strip;
    }

    private void latency(KpiStrip strip, ScopeParameters scope) {
        var judged = objectives.standings(sites.workloads(scope));
        if (judged.isEmpty()) {
            strip.add(
                    tr("Latency objectives broken"),
                    tr("none set"),
                    "",
                    null,
                    lead("workloads", tr("A workload's objective is its maximum RTT")));
            return;
        }
        var broken = judged.stream()
                .filter(ObjectiveStanding::isBroken)
                .sorted(WORST)
                .toList();
        var lines = broken.stream().limit(2).map(b -> objectiveLine(b)).toArray(Component[]::new);
        strip.add(
                tr("Latency objectives broken"),
                Integer.toString(broken.size()),
                tr("of {0}", judged.size()),
                () -> Figure.of(
                                tr("Latency objectives broken"),
                                Integer.toString(broken.size()),
                                tr("of {0}", judged.size()))
                        .formula(
                                tr(
                                        "Workloads whose p95 round trip is longer than their maximum for more of their users than the objective does without."))
                        .inputs(broken.stream()
                                .flatMap(standing -> input(standing).stream())
                                .toList())
                        .reckoned(Reckoning.NUMBER)
                        .note(tr("Workloads with an objective"), Formats.number(judged.size()))
                        .rows(scope.link("latency", Map.of("tab", "objectives")))
                        .build(),
                lines.length == 0 ? new Component[] {new Div(tr("every workload reaches its users in time"))} : lines);
    }

    private static final Comparator<ObjectiveStanding> WORST =
            Comparator.comparingDouble(OverviewFigures::excess).reversed();

    private static double excess(ObjectiveStanding standing) {
        return standing.slowest().map(RoundTripEstimate::p95Millis).orElse(0.0) / standing.objectiveMillis();
    }

    private static Optional<FigureInput> input(ObjectiveStanding standing) {
        return standing.slowest()
                .map(worst -> new FigureInput(
                        tr("{0}, max {1} ms", standing.workload(), Formats.number(standing.objectiveMillis(), 0)),
                        Formats.number(worst.p95Millis(), 0),
                        "ms p95",
                        Kind.of(worst.kind().name()),
                        worst.fromSite() + " → " + worst.toSite() + ", " + worst.basis(),
                        ""));
    }

    private static Component objectiveLine(ObjectiveStanding standing) {
        var limit = new Span(standing.slowest()
                .map(worst -> tr(
                        "{0} ms, max {1}",
                        Formats.number(worst.p95Millis(), 0), Formats.number(standing.objectiveMillis(), 0)))
                .orElse(tr("unknown")));
        limit.addClassName("tw-num");
        var line = new Div(new StatusMark(Status.FAILED, standing.workload()), limit);
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
            change.setText(tr("nothing needs your decision"));
        } else {
            change.add(
                    Delta.of(usd, "USD", 0),
                    new Span(" "),
                    Delta.of(kilograms, "kgCO2e", 0),
                    new Span(tr(" per month")));
        }
        var first = mine.stream().map(RecommendationSummary::expiresAt).min(Comparator.naturalOrder());
        Component second = first.<Component>map(
                        at -> new StatusMark(Status.HELD, tr("first expires in {0}", until(at))))
                .orElseGet(() -> lead(RecommendationLinks.LIST, tr("Open inbox")));
        strip.add(
                tr("Waiting for you"),
                Integer.toString(mine.size()),
                tr("recommendations"),
                () -> Figure.of(tr("Waiting for you"), Integer.toString(mine.size()), "recommendations")
                        .formula(tr("Recommendations not yet decided that the policies let you decide on."))
                        .inputs(mine.stream().map(r -> input(r)).toList())
                        .reckoned(Reckoning.NUMBER)
                        .rows(scope.link(RecommendationLinks.LIST))
                        .build(),
                change,
                second);
    }

    private FigureInput input(RecommendationSummary r) {
        return new FigureInput(
                r.shortId() + " " + r.workload(),
                Formats.signed(r.deltaUsdPerMonth(), 0),
                tr("USD / month"),
                Kind.MODELLED,
                said(r.title()),
                Formats.age(r.proposedAt(), clock.instant()));
    }

    private String until(Instant at) {
        return Formats.duration(Duration.between(clock.instant(), at));
    }

    private static Component lead(String path, String text) {
        return new Div(new Anchor(path, text));
    }
}
