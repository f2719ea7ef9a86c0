package dev.tradewind.planning.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

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
                ? tr("none")
                : explanation.filtered().stream()
                        .map(count -> tr("{0} by {1}{2}", count.sites(), rule(count), kind(count.kind())))
                        .collect(Collectors.joining(", "));
    }

    /** Where a price is unknown, no ceiling was asked. */
    private static String rule(FilterCount count) {
        return count.kind() == Refusal.Kind.UNKNOWN && count.rule().equals("egress")
                ? tr("egress price")
                : said(RuleWords.rule(count.rule()));
    }

    private static String kind(Refusal.Kind kind) {
        return switch (kind) {
            case NEVER -> "";
            case NOT_NOW -> tr(" (not now)");
            case UNKNOWN -> " (" + tr("unknown") + ")";
        };
    }

    static String filter(StoredPlan stored, FilterCount count) {
        var numbers = count.kind() == Refusal.Kind.UNKNOWN && count.available() == null
                ? tr("unknown")
                : said(RuleWords.found(
                        new Refusal(count.rule(), count.kind(), count.asked(), count.available(), count.unit())));
        return count.sites() == 1
                ? tr(
                        "{0} site by {1}{2}: {3} at {4}",
                        count.sites(),
                        rule(count),
                        kind(count.kind()),
                        numbers,
                        stored.snapshot().siteName(count.nearestSite()))
                : tr(
                        "{0} sites by {1}{2}: {3} at {4}",
                        count.sites(),
                        rule(count),
                        kind(count.kind()),
                        numbers,
                        stored.snapshot().siteName(count.nearestSite()));
    }

    static String terms(StoredPlan stored, Choice choice) {
        var terms = choice.terms();
        return tr(
                "{0} = compute {1} + egress {2} + moving {3} + carbon {4} ({5} kg) + latency {6} ({7} ms) + delay {8}",
                stored.snapshot().siteName(choice.site())
                        + (choice.startSlot() > 0 ? tr(", from hour {0}", choice.startSlot()) : "")
                        + (choice.spot() ? tr(", on spot capacity: ") : ": ")
                        + usd(terms.objectiveNanoUsd()),
                usd(terms.computeNanoUsd()),
                usd(terms.egressNanoUsd()),
                usd(terms.movingNanoUsd()),
                usd(terms.carbonNanoUsd()),
                Formats.number(terms.carbonMilligrams() / 1e6, 2),
                usd(terms.latencyNanoUsd()),
                Formats.number(terms.rttMicros() / 1000.0, 1),
                usd(terms.delayNanoUsd()));
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
            return tr("none");
        }
        var name = stored.snapshot().siteName(other.site());
        if (chosen == null) {
            return name;
        }
        var paths = paths(other, chosen);
        var apart = other.terms().objectiveNanoUsd() - chosen.terms().objectiveNanoUsd();
        return apart >= 0
                ? tr("{0}, {1} USD a month dearer{2}", name, usd(apart), paths)
                : tr("{0}, {1} USD a month cheaper alone, without room for all{2}", name, usd(-apart), paths);
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
                : tr(
                        "; egress {0} over {1}",
                        Formats.signed(Money.ofNanoUsd(egress).amount(), 2), theirs);
    }

    static String sensitivity(StoredPlan stored, Sensitivity sensitivity) {
        var stays = sensitivity.threshold() < sensitivity.now() ? tr("falls under") : tr("rises over");
        var runnerUp = stored.snapshot().siteName(sensitivity.runnerUp());
        return switch (sensitivity.quantity()) {
            case "carbon-price" ->
                tr(
                        "Stays best until carbon {0} USD {1}/t (now {2}); then {3}",
                        stays, usdPerTonne(sensitivity.threshold()), usdPerTonne(sensitivity.now()), runnerUp);
            case "egress-price" ->
                tr(
                        "Stays best until its egress {0} USD {1}/GB (now {2}); then {3}",
                        stays, perGigabyte(sensitivity.threshold()), perGigabyte(sensitivity.now()), runnerUp);
            default ->
                tr(
                        "Stays best until egress of {0} {1} USD {2}/GB (now {3})",
                        runnerUp, stays, perGigabyte(sensitivity.threshold()), perGigabyte(sensitivity.now()));
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
        var per = candidate.kind() == Candidate.Kind.BATCH ? tr(" GB a run") : tr(" GB a month");
        var gigabytes = Formats.number(need.writtenMegabytes() / 1000.0, 1) + per;
        if (need.site().equals(Link.INTERNET)) {
            return tr("{0} to the internet", gigabytes);
        }
        var country = stored.snapshot().problem().sites().stream()
                .filter(known -> known.id().equals(need.site()))
                .map(known -> tr(" in {0}", known.country()))
                .findFirst()
                .orElse("");
        var commit = candidate.limits().commit();
        var how = commit != null && commit.site().equals(need.site())
                ? tr(", each commit waits for it")
                : tr(", not waited for");
        return need.site().equals(site)
                ? tr(
                        "{0} to {1}{2}, where it runs{3}",
                        gigabytes, stored.snapshot().siteName(need.site()), country, how)
                : tr("{0} to {1}{2}{3}", gigabytes, stored.snapshot().siteName(need.site()), country, how);
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
