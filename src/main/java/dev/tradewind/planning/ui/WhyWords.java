package dev.tradewind.planning.ui;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.FilterCount;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Sensitivity;
import dev.tradewind.placement.Way;
import dev.tradewind.planning.RuleWords;
import dev.tradewind.planning.StoredPlan;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Formats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation in sentences and in rows. */
final class WhyWords {
    private WhyWords() {}

    static String filtered(Explanation explanation) {
        return explanation.filtered().isEmpty()
                ? "none"
                : explanation.filtered().stream()
                        .map(count -> count.sites() + " by " + rule(count) + kind(count.kind()))
                        .collect(Collectors.joining(", "));
    }

    /** Where a price is unknown, no ceiling was asked. */
    private static String rule(FilterCount count) {
        return count.kind() == Refusal.Kind.UNKNOWN && count.rule().equals("egress")
                ? "egress price"
                : RuleWords.rule(count.rule());
    }

    private static String kind(Refusal.Kind kind) {
        return switch (kind) {
            case NEVER -> "";
            case NOT_NOW -> " (not now)";
            case UNKNOWN -> " (unknown)";
        };
    }

    static String filter(StoredPlan stored, FilterCount count) {
        var numbers = count.kind() == Refusal.Kind.UNKNOWN && count.available() == null
                ? "unknown"
                : RuleWords.found(
                        new Refusal(count.rule(), count.kind(), count.asked(), count.available(), count.unit()));
        return count.sites() + (count.sites() == 1 ? " site" : " sites") + " by " + rule(count)
                + kind(count.kind()) + ": " + numbers + " at "
                + stored.snapshot().siteName(count.nearestSite());
    }

    static String terms(StoredPlan stored, Choice choice) {
        var terms = choice.terms();
        return stored.snapshot().siteName(choice.site())
                + (choice.startSlot() > 0 ? ", from hour " + choice.startSlot() : "")
                + (choice.spot() ? ", on spot capacity: " : ": ")
                + usd(terms.objectiveNanoUsd()) + " = compute " + usd(terms.computeNanoUsd()) + " + egress "
                + usd(terms.egressNanoUsd()) + " + moving " + usd(terms.movingNanoUsd()) + " + carbon "
                + usd(terms.carbonNanoUsd()) + " (" + Formats.number(terms.carbonMilligrams() / 1e6, 2)
                + " kg) + latency "
                + usd(terms.latencyNanoUsd()) + " (" + Formats.number(terms.rttMicros() / 1000.0, 1) + " ms) + delay "
                + usd(terms.delayNanoUsd());
    }

    static String runnerUp(StoredPlan stored, WhyPanel.Line line) {
        var best = line.explanation().best();
        var other = best.stream()
                .filter(choice -> !choice.site().equals(line.site()))
                .findFirst()
                .orElse(null);
        var chosen = best.stream()
                .filter(choice -> choice.site().equals(line.site()))
                .findFirst()
                .orElse(null);
        if (other == null) {
            return "none";
        }
        var name = stored.snapshot().siteName(other.site());
        if (chosen == null) {
            return name;
        }
        var paths = paths(other, chosen);
        var apart = other.terms().objectiveNanoUsd() - chosen.terms().objectiveNanoUsd();
        return apart >= 0
                ? name + ", " + usd(apart) + " USD a month dearer" + paths
                : name + ", " + usd(-apart) + " USD a month cheaper alone, without room for all" + paths;
    }

    /** What of the difference comes from the network: egress and the paths, where these differ. */
    private static String paths(Choice other, Choice chosen) {
        var egress = other.terms().egressNanoUsd() - chosen.terms().egressNanoUsd();
        var theirs = other.ways().stream()
                .filter(way -> !way.from().equals(way.to()))
                .map(Way::path)
                .distinct()
                .collect(Collectors.joining(", "));
        return egress == 0 || theirs.isEmpty()
                ? ""
                : "; egress " + Formats.signed(Money.ofNanoUsd(egress).amount(), 2) + " over " + theirs;
    }

    static String sensitivity(StoredPlan stored, Sensitivity sensitivity) {
        var stays = sensitivity.threshold() < sensitivity.now() ? "falls under" : "rises over";
        var runnerUp = stored.snapshot().siteName(sensitivity.runnerUp());
        return switch (sensitivity.quantity()) {
            case "carbon-price" ->
                "Stays best until carbon " + stays + " USD " + usdPerTonne(sensitivity.threshold()) + "/t (now "
                        + usdPerTonne(sensitivity.now()) + "); then " + runnerUp;
            case "egress-price" ->
                "Stays best until its egress " + stays + " USD " + perGigabyte(sensitivity.threshold()) + "/GB (now "
                        + perGigabyte(sensitivity.now()) + "); then " + runnerUp;
            default ->
                "Stays best until egress of " + runnerUp + " " + stays + " USD " + perGigabyte(sensitivity.threshold())
                        + "/GB (now " + perGigabyte(sensitivity.now()) + ")";
        };
    }

    /** Where the choice leaves its state, how much, over what way, and under whose law. */
    static List<String> written(StoredPlan stored, WhyPanel.Line line) {
        var choice = line.choice();
        if (choice != null && choice.ways().stream().anyMatch(Way::written)) {
            return WayWords.state(stored, choice, line.workload());
        }
        // Plans from before state had a choice, and workloads without a place.
        var problem = stored.snapshot().problem();
        return problem.workloads().stream()
                .filter(candidate -> candidate.id().equals(line.workload()))
                .flatMap(candidate -> candidate.data().stream()
                        .filter(need -> need.writtenMegabytes() > 0)
                        .map(need -> written(stored, candidate, need, line.site())))
                .toList();
    }

    private static String written(StoredPlan stored, Candidate candidate, DataNeed need, @Nullable String site) {
        var per = candidate.kind() == Candidate.Kind.BATCH ? " GB a run" : " GB a month";
        var gigabytes = Formats.number(need.writtenMegabytes() / 1000.0, 1) + per;
        if (need.site().equals(Link.INTERNET)) {
            return gigabytes + " to the internet";
        }
        var country = stored.snapshot().problem().sites().stream()
                .filter(known -> known.id().equals(need.site()))
                .map(known -> " in " + known.country())
                .findFirst()
                .orElse("");
        var commit = candidate.limits().commit();
        var how =
                commit != null && commit.site().equals(need.site()) ? ", each commit waits for it" : ", not waited for";
        return gigabytes + " to " + stored.snapshot().siteName(need.site()) + country
                + (need.site().equals(site) ? ", where it runs" : "") + how;
    }

    private static String usdPerTonne(long nanoUsdPerGram) {
        return Formats.number(nanoUsdPerGram / 1000.0, 0);
    }

    private static String perGigabyte(long nanoUsd) {
        return Formats.number(nanoUsd / 1e9, 4);
    }

    private static String usd(long nanoUsd) {
        return Formats.number(Money.ofNanoUsd(nanoUsd).amount(), 2);
    }

    static List<String> csvHeader() {
        return List.of(
                "workload",
                "what",
                "site",
                "rule or rank",
                "answer",
                "sites",
                "asked",
                "available",
                "unit",
                "objective USD per month",
                "billed USD per month",
                "emissions kgCO2e per month",
                "round trip ms",
                "network paths",
                "state written to");
    }

    static List<List<@Nullable Object>> csvRows(StoredPlan stored, WhyPanel.Line line) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var count : line.explanation().filtered()) {
            rows.add(Arrays.asList(
                    line.workload(),
                    "filtered",
                    count.nearestSite(),
                    count.rule(),
                    count.kind().name(),
                    count.sites(),
                    count.asked(),
                    count.available(),
                    count.unit(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        var rank = 0;
        for (var choice : line.explanation().best()) {
            var terms = choice.terms();
            rows.add(Arrays.asList(
                    line.workload(),
                    "alternative",
                    choice.site(),
                    ++rank,
                    choice.site().equals(line.site()) ? "CHOSEN" : "",
                    null,
                    null,
                    null,
                    null,
                    Money.ofNanoUsd(terms.objectiveNanoUsd()).amount(),
                    Money.ofNanoUsd(terms.billedNanoUsd()).amount(),
                    terms.carbonMilligrams() / 1e6,
                    terms.rttMicros() / 1000.0,
                    String.join("; ", WayWords.paths(stored, choice, line.workload())),
                    choice.ways().stream().filter(Way::written).map(Way::to).collect(Collectors.joining("; "))));
        }
        for (var sensitivity : line.explanation().sensitivities()) {
            rows.add(Arrays.asList(
                    line.workload(),
                    "sensitivity",
                    sensitivity.runnerUp(),
                    sensitivity.quantity(),
                    sensitivity(stored, sensitivity),
                    null,
                    sensitivity.threshold(),
                    sensitivity.now(),
                    sensitivity.unit(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        return rows;
    }
}
