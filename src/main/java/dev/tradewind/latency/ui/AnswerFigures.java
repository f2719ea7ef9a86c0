package dev.tradewind.latency.ui;

import dev.tradewind.latency.ObjectiveAnswer;
import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Which site would keep an objective, or the proof that none can, in words and with its numbers. */
final class AnswerFigures {
    private static final String LIGHT =
            "There and back at two thirds of the speed of light along the great circle; no" + " network is quicker.";

    private AnswerFigures() {}

    static String words(ObjectiveAnswer answer, UnaryOperator<String> names) {
        return switch (answer) {
            case ObjectiveAnswer.Meets meets ->
                names.apply(meets.siteId()) + ", " + millis(meets.slowest().p95Millis()) + " ms";
            case ObjectiveAnswer.BeyondLight beyond ->
                "none can: light takes " + millis(beyond.floorMillis()) + " ms from "
                        + names.apply(beyond.nearestSiteId());
            case ObjectiveAnswer.NoneKnown none ->
                "none known: best " + names.apply(none.bestSiteId()) + ", "
                        + millis(none.slowest().p95Millis()) + " ms";
            case ObjectiveAnswer.NothingPermitted nothing -> "policies permit no site";
        };
    }

    static Figure of(ObjectiveCheck check, ObjectiveAnswer answer, Instant now) {
        var figure = Figure.of(
                        "Objective of " + check.workload(),
                        Formats.number(check.objectiveMillis(), 1),
                        "ms p95 at most")
                .basis("over " + Formats.number(answer.permitted()) + " sites that its policies permit");
        switch (answer) {
            case ObjectiveAnswer.Meets meets -> {
                figure.formula(
                        "Of the sites where the p95 of every group of users is within the objective, the one nearest"
                                + " to where the workload stands.");
                input(figure, meets.siteId(), meets.slowest(), now);
                figure.note("Distance from where it stands", Formats.number(meets.kilometres(), 0) + " km")
                        .note("Sites that would keep it", Formats.number(meets.meeting()));
            }
            case ObjectiveAnswer.BeyondLight beyond ->
                figure.formula("No site can keep it. " + LIGHT)
                        .worked("2 · " + Formats.number(beyond.kilometres(), 0) + " km / 199.86 km per ms = "
                                + millis(beyond.floorMillis()) + " ms")
                        .input(
                                "Nearest permitted site to users at " + beyond.userSite(),
                                Formats.number(beyond.kilometres(), 0),
                                "km",
                                Kind.of("PUBLISHED"),
                                beyond.nearestSiteId() + ", great circle",
                                "");
            case ObjectiveAnswer.NoneKnown none -> {
                figure.formula(
                        "No permitted site is measured or modelled within the objective for every group of users;"
                                + " this is where the slowest group waits least. Light alone would allow it.");
                input(figure, none.bestSiteId(), none.slowest(), now);
                figure.note("Light in fibre needs", millis(none.floorMillis()) + " ms");
            }
            case ObjectiveAnswer.NothingPermitted nothing ->
                figure.formula("The active policies have no country and provider in common that a site has.");
        }
        return figure.query("GET /api/v1/latency-objectives/" + check.workload())
                .build();
    }

    private static void input(Figure.Builder figure, String site, RoundTripEstimate slowest, Instant now) {
        figure.input(
                "Slowest group from " + site + ", users at " + slowest.fromSite(),
                Formats.number(slowest.p95Millis(), 1),
                "ms p95",
                RoundTripFigures.kind(slowest),
                slowest.source(),
                RoundTripFigures.age(slowest, now));
    }

    private static String millis(double millis) {
        return Formats.number(millis, 1);
    }
}
