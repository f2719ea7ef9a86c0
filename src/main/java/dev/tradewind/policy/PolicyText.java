package dev.tradewind.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says a policy in sentences that people can read and agree to. */
public final class PolicyText {
    private PolicyText() {}

    public static List<String> sentences(PolicyRule rule) {
        var text = new ArrayList<String>();
        text.add("Applies to " + (rule.applies().isEmpty() ? "every workload." : meant(rule) + "."));
        if (rule.mode() == PolicyMode.REPORT) {
            text.add(
                    "It only reports: what it would have held or refused is written to the log, and nothing is stopped.");
        }
        if (!rule.owner().isBlank()) {
            text.add(rule.owner() + " answers for it.");
        }
        if (rule.validFrom() != null || rule.validTo() != null) {
            text.add("It holds%s%s."
                    .formatted(
                            rule.validFrom() == null ? "" : " from " + rule.validFrom(),
                            rule.validTo() == null ? "" : " until " + rule.validTo()));
        }
        if (rule.maxGramsPerKwh() != null) {
            text.add(("In every hour of a run the grid is at or below %s gCO2eq/kWh: so it is planned, by forecast, and"
                            + " so it is checked again at the start. Unknown counts as too dirty.")
                    .formatted(plain(rule.maxGramsPerKwh())));
            text.add(
                    switch (rule.atLatestStart()) {
                        case RUN_AND_RECORD ->
                            "At its latest start it runs all the same, and the exception is recorded.";
                        case ASK ->
                            "Until its latest start an approver may let it start; without an answer it is missed.";
                        case MISS -> "At its latest start it is missed.";
                    });
        }
        if (!rule.jurisdictions().isEmpty()) {
            text.add("It stays in " + list(rule.jurisdictions()) + ".");
        }
        if (!rule.providers().isEmpty()) {
            text.add("It runs only at " + list(rule.providers()) + ".");
        }
        if (rule.maxRttMillis() != null) {
            text.add("Its round trip is at most %s ms.".formatted(plain(rule.maxRttMillis())));
        }
        if (rule.minBenefitUsdPerMonth() != null) {
            text.add("A change must save at least USD %s a month."
                    .formatted(rule.minBenefitUsdPerMonth().toPlainString()));
        }
        var route = rule.approval();
        if (route != null) {
            text.add("%d %s approve%s."
                    .formatted(
                            route.needed(),
                            route.needed() == 1 ? "other person must" : "other people must",
                            route.groups().isEmpty() ? "" : ", among them somebody of " + all(route.groups())));
            if (route.aboveUsdPerMonth() != null) {
                text.add("Above USD %s a month %d must, each with a reason."
                        .formatted(route.aboveUsdPerMonth().toPlainString(), route.neededAbove()));
            }
            if (!route.automatic().isEmpty()) {
                text.add("Without a person, where every policy says so and below the threshold: %s."
                        .formatted(list(route.automatic())));
            }
            if (route.escalateAfterHours() != null) {
                text.add("Undecided after %d hours %s told."
                        .formatted(
                                route.escalateAfterHours(),
                                route.escalateTo().isEmpty()
                                        ? "every approver is"
                                        : "the approvers of " + list(route.escalateTo()) + " are"));
            }
        }
        var monthly = rule.monthly();
        if (monthly != null) {
            each(text, monthly.usd(), "All of them together cost at most USD %s a month.");
            each(text, monthly.egressUsd(), "All of them together cause egress of at most USD %s a month.");
            each(text, monthly.kgCo2e(), "All of them together emit at most %s kgCO2e a month.");
        }
        if (rule.maxDelayHours() != null) {
            text.add("A run waits at most %s hours for a cleaner grid.".formatted(plain(rule.maxDelayHours())));
        }
        var wait = rule.waitFor();
        if (wait != null) {
            text.add(
                    wait.atMostHours() == null
                            ? "Nothing is prepared before signal %s has come.".formatted(wait.signal())
                            : "Nothing is prepared before signal %s has come, at latest %s hours after the planned start."
                                    .formatted(wait.signal(), plain(wait.atMostHours())));
        }
        rule.freezes().forEach(f -> text.add("Nothing is carried out during '%s': %s.".formatted(f.name(), f.words())));
        return List.copyOf(text);
    }

    private static String meant(PolicyRule rule) {
        return new java.util.TreeMap<>(rule.applies())
                .entrySet().stream()
                        .map(e -> e.getKey() + " " + String.join(" or ", new TreeSet<>(e.getValue())))
                        .collect(Collectors.joining(", "));
    }

    private static String list(Set<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }

    private static String all(Set<String> values) {
        return String.join(" and somebody of ", new TreeSet<>(values));
    }

    private static void each(
            List<String> text, java.math.@org.jspecify.annotations.Nullable BigDecimal limit, String words) {
        if (limit != null) {
            text.add(words.formatted(limit.toPlainString()));
        }
    }

    private static String plain(double value) {
        return new java.math.BigDecimal(Double.toString(value))
                .stripTrailingZeros()
                .toPlainString();
    }
}
