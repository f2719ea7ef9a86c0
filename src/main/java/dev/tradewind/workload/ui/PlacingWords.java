package dev.tradewind.workload.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.ui.Formats;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.PlacingLists;
import java.util.ArrayList;
import java.util.List;

/** What a workload asks of its place and time, a line for each. */
final class PlacingWords {
    private PlacingWords() {}

    static List<String> of(Placing asks) {
        var lines = new ArrayList<String>();
        if (asks.members() > 1) {
            lines.add(tr("{0} members start together at one site", asks.members()));
        }
        Double minutes = asks.resumeMinutes();
        if (minutes != null) {
            lines.add(tr("may pause; starting again costs {0} minutes of work", Formats.number(minutes, 0)));
        }
        if (asks.sameEachTime()) {
            lines.add(tr("the same site and hour each time"));
        }
        if (asks.byUserLocation()) {
            lines.add(tr("one part for each group of users"));
        }
        asks.after()
                .forEach(before -> lines.add(
                        before.gigabytes().signum() == 0
                                ? tr("after {0}", before.workload())
                                : tr(
                                        "after {0}, which hands on {1} GB",
                                        before.workload(), Formats.number(before.gigabytes(), 1))));
        asks.couplings()
                .forEach(coupling -> lines.add(
                        coupling.replaceUsd() == null
                                ? tr(
                                        "tied to its {0} by {1}, which nothing replaces",
                                        said(coupling.breaks().name().toLowerCase(java.util.Locale.ROOT)),
                                        coupling.name())
                                : tr(
                                        "tied to its {0} by {1}; a replacement costs USD {2}",
                                        said(coupling.breaks().name().toLowerCase(java.util.Locale.ROOT)),
                                        coupling.name(),
                                        Formats.money(coupling.replaceUsd()))));
        names(lines, tr("at one site with "), PlacingLists.ofNames(asks.sameSiteAs()));
        names(lines, tr("never at one site with "), PlacingLists.ofNames(asks.apartFrom()));
        var spread = asks.spread();
        if (spread != null) {
            lines.add(tr("at most {0} of group {1} in a fault domain", spread.atMost(), spread.group()));
        }
        var commit = asks.commit();
        if (commit != null) {
            lines.add(tr(
                    "every transaction commits to {0} within {1} ms",
                    commit.dataSet(), Formats.number(commit.maxMillis(), 1)));
        }
        asks.data().forEach(rule -> lines.add(data(rule)));
        var basis = asks.carbonBasis();
        if (basis != null) {
            lines.add(tr(
                    "its carbon ceiling is held against {0}",
                    switch (basis) {
                        case EVERY_HOUR -> tr("every hour");
                        case AT_START -> tr("its start");
                        case MEAN -> tr("the mean of the run");
                    }));
        }
        if (asks.maxEgressUsdPerRun() != null) {
            lines.add(tr("egress of a run at most USD {0}", Formats.money(asks.maxEgressUsdPerRun())));
        }
        if (asks.maxEgressUsdPerMonth() != null) {
            lines.add(tr("egress of a month at most USD {0}", Formats.money(asks.maxEgressUsdPerMonth())));
        }
        return lines;
    }

    private static String data(Placing.DataRule rule) {
        var words = new ArrayList<String>();
        if (!rule.paths().isEmpty()) {
            words.add(tr(
                    "only over {0}",
                    rule.paths().stream()
                            .map(path -> path.name().toLowerCase(java.util.Locale.ROOT))
                            .sorted()
                            .collect(java.util.stream.Collectors.joining(tr(" or ")))));
        }
        if (!rule.writeTo().isEmpty()) {
            words.add(tr("may also be written at {0}", String.join(", ", rule.writeTo())));
        }
        if (!rule.countries().isEmpty()) {
            words.add(tr(
                    "what is written stays in {0}",
                    rule.countries().stream().sorted().collect(java.util.stream.Collectors.joining(", "))));
        }
        return tr("data set {0}: {1}", rule.dataSet(), String.join("; ", words));
    }

    private static void names(List<String> lines, String words, String names) {
        if (!names.isEmpty()) {
            lines.add(words + names.replace(";", ", "));
        }
    }
}
