package dev.tradewind.policy;

import dev.tradewind.policy.Finding.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All active policies that apply to one workload, taken together. Pure: it judges the facts it is given. */
public record Guardrails(List<PolicyRule> rules, ZoneId zone) {
    public Guardrails {
        rules = List.copyOf(rules);
    }

    /** The route of all of them: groups AND, highest numbers, lowest threshold. */
    public ApprovalRoute route() {
        ApprovalRoute route = null;
        for (var rule : rules) {
            if (rule.approval() != null) {
                route = route == null ? rule.approval() : route.and(rule.approval());
            }
        }
        return route == null ? ApprovalRoute.ANYBODY_ELSE : route;
    }

    /** The policies that let a change of this kind and size through without a person; empty where a person must decide. */
    public List<String> automatic(String kind, BigDecimal usdPerMonth) {
        var route = route();
        return route.automatic().contains(kind) && !route.above(usdPerMonth)
                ? rules.stream()
                        .filter(r -> r.approval() != null)
                        .map(PolicyRule::name)
                        .toList()
                : List.of();
    }

    /** Shortest of the longest waits, hours. */
    public @Nullable Double maxDelayHours() {
        return rules.stream()
                .map(PolicyRule::maxDelayHours)
                .filter(h -> h != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Lowest of the carbon limits, gCO2eq/kWh. */
    public @Nullable Double maxGramsPerKwh() {
        return rules.stream()
                .map(PolicyRule::maxGramsPerKwh)
                .filter(g -> g != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Lowest of the round-trip limits, ms. */
    public @Nullable Double maxRttMillis() {
        return rules.stream()
                .map(PolicyRule::maxRttMillis)
                .filter(r -> r != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Countries that every policy permits; empty Optional where none says anything. */
    public Optional<Set<String>> jurisdictions() {
        return common(rules.stream().map(PolicyRule::jurisdictions).toList());
    }

    /** Providers that every policy permits; empty Optional where none says anything. */
    public Optional<Set<String>> providers() {
        return common(rules.stream().map(PolicyRule::providers).toList());
    }

    /** Highest of the minimum benefits, USD a month. */
    public @Nullable BigDecimal minBenefitUsdPerMonth() {
        return rules.stream()
                .map(PolicyRule::minBenefitUsdPerMonth)
                .filter(b -> b != null)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The strictest rule among the policies that limit carbon. */
    public LatestStartRule atLatestStart() {
        return rules.stream()
                .filter(r -> r.maxGramsPerKwh() != null)
                .map(PolicyRule::atLatestStart)
                .reduce(LatestStartRule::stricter)
                .orElse(LatestStartRule.ASK);
    }

    /**
     * A signal from outside that a policy waits for.
     *
     * @param atMostHours after the planned start; null where the policy does not say
     */
    public record Awaited(
            String policy, String signal, @Nullable Double atMostHours) {}

    /** All of them must have come before anything is prepared. */
    public List<Awaited> awaited() {
        return rules.stream()
                .flatMap(rule -> rule.waitFor() == null
                        ? Stream.empty()
                        : Stream.of(new Awaited(
                                rule.name(),
                                rule.waitFor().signal(),
                                rule.waitFor().atMostHours())))
                .toList();
    }

    /** A freeze that holds now. */
    public record Freeze(String policy, String name, Instant until) {}

    /** The freeze that holds longest, or nothing. */
    public Optional<Freeze> freeze(Instant now) {
        var holding = new ArrayList<Freeze>();
        for (var rule : rules) {
            for (var window : rule.freezes()) {
                window.holdsUntil(now, zone)
                        .ifPresent(until -> holding.add(new Freeze(rule.name(), window.name(), until)));
            }
        }
        return holding.stream().max(Comparator.comparing(Freeze::until));
    }

    /** Every limit beside what is known. */
    public List<Finding> evaluate(Facts facts) {
        var findings = new ArrayList<Finding>();
        for (var rule : rules) {
            if (rule.maxGramsPerKwh() != null) {
                findings.add(atMost(rule.name(), rule.maxGramsPerKwh(), facts.gramsPerKwh(), "g/kWh"));
            }
            if (rule.maxRttMillis() != null) {
                findings.add(atMost(rule.name(), rule.maxRttMillis(), facts.rttMillis(), "ms"));
            }
            if (!rule.jurisdictions().isEmpty()) {
                findings.add(oneOf(rule.name(), "stays in", rule.jurisdictions(), facts.country()));
            }
            if (!rule.providers().isEmpty()) {
                findings.add(oneOf(rule.name(), "runs at", rule.providers(), facts.provider()));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding atMost(String policy, double limit, @Nullable Double actual, String unit) {
        var rule = "at most %s %s".formatted(number(limit), unit);
        if (actual == null) {
            return new Finding(policy, rule, Verdict.UNKNOWN, "unknown");
        }
        return new Finding(policy, rule, actual <= limit ? Verdict.HOLDS : Verdict.BROKEN, number(actual) + " " + unit);
    }

    private static Finding oneOf(String policy, String verb, Set<String> permitted, @Nullable String actual) {
        var rule = verb + " " + String.join(", ", new TreeSet<>(permitted));
        if (actual == null) {
            return new Finding(policy, rule, Verdict.UNKNOWN, "unknown");
        }
        return new Finding(policy, rule, permitted.contains(actual) ? Verdict.HOLDS : Verdict.BROKEN, actual);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static Optional<Set<String>> common(List<Set<String>> sets) {
        return sets.stream().filter(s -> !s.isEmpty()).reduce((a, b) -> {
            var both = new TreeSet<>(a);
            both.retainAll(b);
            return both;
        });
    }
}
