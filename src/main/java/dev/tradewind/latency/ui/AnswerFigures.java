package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.tr;

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
    private static final String LIGHT = key(
            "There and back at two thirds of the speed of light along the great circle; no" + " network is quicker.");

    private AnswerFigures() {}

    static String words(ObjectiveAnswer answer, UnaryOperator<String> names) {
        return switch (answer) {
            case ObjectiveAnswer.Meets meets ->
                names.apply(meets.siteId()) + ", " + millis(meets.slowest().p95Millis()) + " ms";
            case ObjectiveAnswer.BeyondLight beyond ->
                tr(
                        "none can: light takes {0} ms from {1}",
                        millis(beyond.floorMillis()), names.apply(beyond.nearestSiteId()));
            case ObjectiveAnswer.NoneKnown none ->
                tr(
                        "none known: best {0}, {1} ms",
                        names.apply(none.bestSiteId()), millis(none.slowest().p95Millis()));
            case ObjectiveAnswer.NothingPermitted nothing -> tr("policies permit no site");
        };
    }

    static Figure of(ObjectiveCheck check, ObjectiveAnswer answer, Instant now) {
        var figure = Figure.of(tr("What could keep the objective of {0}", check.workload()), value(check, answer), "ms")
                .note(tr("Objective"), tr("{0} ms p95 at most", millis(check.objectiveMillis())))
                .basis(tr("over {0} sites that its policies permit", Formats.number(answer.permitted())));
        switch (answer) {
            case ObjectiveAnswer.Meets meets -> {
                figure.formula(
                        tr(
                                "Of the sites where the p95 of every group of users is within the objective, the one nearest to where the workload stands."));
                input(figure, meets.siteId(), meets.slowest(), now);
                figure.note(tr("Distance from where it stands"), Formats.number(meets.kilometres(), 0) + " km")
                        .note(tr("Sites that would keep it"), Formats.number(meets.meeting()));
            }
            case ObjectiveAnswer.BeyondLight beyond -> {
                var speed = Formats.number(beyond.kilometresPerMilli(), 3);
                figure.formula(tr("No site can keep it. {0}", tr(LIGHT)))
                        .worked("2 × " + Formats.number(beyond.kilometres(), 3) + " km ÷ " + speed + " km/ms = "
                                + millis(beyond.floorMillis()) + " ms")
                        .input(
                                tr("Light in fibre"),
                                speed,
                                "km/ms",
                                Kind.PUBLISHED,
                                tr("two thirds of light in vacuum"),
                                "")
                        .input(
                                tr("Nearest permitted site to users at {0}", beyond.userSite()),
                                Formats.number(beyond.kilometres(), 3),
                                "km",
                                Kind.PUBLISHED,
                                tr("{0}, great circle", beyond.nearestSiteId()),
                                "");
            }
            case ObjectiveAnswer.NoneKnown none -> {
                figure.formula(
                        tr(
                                "No permitted site is measured or modelled within the objective for every group of users; this is where the slowest group waits least. Light alone would allow it."));
                input(figure, none.bestSiteId(), none.slowest(), now);
                figure.note(tr("Light in fibre needs"), millis(none.floorMillis()) + " ms");
            }
            case ObjectiveAnswer.NothingPermitted nothing ->
                figure.formula(tr("The active policies have no country and provider in common that a site has."));
        }
        return figure.build();
    }

    /** What is shown of an answer; of one without a time the objective itself. */
    private static String value(ObjectiveCheck check, ObjectiveAnswer answer) {
        return millis(
                switch (answer) {
                    case ObjectiveAnswer.Meets meets -> meets.slowest().p95Millis();
                    case ObjectiveAnswer.BeyondLight beyond -> beyond.floorMillis();
                    case ObjectiveAnswer.NoneKnown none -> none.slowest().p95Millis();
                    case ObjectiveAnswer.NothingPermitted nothing -> check.objectiveMillis();
                });
    }

    private static void input(Figure.Builder figure, String site, RoundTripEstimate slowest, Instant now) {
        figure.note(tr("Slowest group"), tr("users at {0}, from {1}", slowest.fromSite(), site));
        RoundTripFigures.terms(figure, slowest, true, now);
    }

    private static String millis(double millis) {
        return Formats.number(millis, 1);
    }
}
