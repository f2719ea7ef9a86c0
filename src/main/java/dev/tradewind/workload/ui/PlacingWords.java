package dev.tradewind.workload.ui;

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
            lines.add(asks.members() + " members start together at one site");
        }
        Double minutes = asks.resumeMinutes();
        if (minutes != null) {
            lines.add("may pause; starting again costs " + Formats.number(minutes, 0) + " minutes of work");
        }
        if (asks.sameEachTime()) {
            lines.add("the same site and hour each time");
        }
        if (asks.byUserLocation()) {
            lines.add("one part for each group of users");
        }
        asks.after()
                .forEach(before -> lines.add("after " + before.workload()
                        + (before.gigabytes().signum() == 0
                                ? ""
                                : ", which hands on " + Formats.number(before.gigabytes(), 1) + " GB")));
        asks.couplings()
                .forEach(coupling -> lines.add("tied to its "
                        + coupling.breaks().name().toLowerCase(java.util.Locale.ROOT) + " by " + coupling.name()
                        + (coupling.replaceUsd() == null
                                ? ", which nothing replaces"
                                : "; a replacement costs USD " + Formats.money(coupling.replaceUsd()))));
        names(lines, "at one site with ", PlacingLists.ofNames(asks.sameSiteAs()));
        names(lines, "never at one site with ", PlacingLists.ofNames(asks.apartFrom()));
        var spread = asks.spread();
        if (spread != null) {
            lines.add("at most " + spread.atMost() + " of group " + spread.group() + " in a fault domain");
        }
        var commit = asks.commit();
        if (commit != null) {
            lines.add("every transaction commits to " + commit.dataSet() + " within "
                    + Formats.number(commit.maxMillis(), 1) + " ms");
        }
        asks.data().forEach(rule -> lines.add(data(rule)));
        var basis = asks.carbonBasis();
        if (basis != null) {
            lines.add("its carbon ceiling is held against "
                    + switch (basis) {
                        case EVERY_HOUR -> "every hour";
                        case AT_START -> "its start";
                        case MEAN -> "the mean of the run";
                    });
        }
        if (asks.maxEgressUsdPerRun() != null) {
            lines.add("egress of a run at most USD " + Formats.money(asks.maxEgressUsdPerRun()));
        }
        if (asks.maxEgressUsdPerMonth() != null) {
            lines.add("egress of a month at most USD " + Formats.money(asks.maxEgressUsdPerMonth()));
        }
        return lines;
    }

    private static String data(Placing.DataRule rule) {
        var words = new ArrayList<String>();
        if (!rule.paths().isEmpty()) {
            words.add("only over "
                    + rule.paths().stream()
                            .map(path -> path.name().toLowerCase(java.util.Locale.ROOT))
                            .sorted()
                            .collect(java.util.stream.Collectors.joining(" or ")));
        }
        if (!rule.writeTo().isEmpty()) {
            words.add("may also be written at " + String.join(", ", rule.writeTo()));
        }
        if (!rule.countries().isEmpty()) {
            words.add("what is written stays in "
                    + rule.countries().stream().sorted().collect(java.util.stream.Collectors.joining(", ")));
        }
        return "data set " + rule.dataSet() + ": " + String.join("; ", words);
    }

    private static void names(List<String> lines, String words, String names) {
        if (!names.isEmpty()) {
            lines.add(words + names.replace(";", ", "));
        }
    }
}
