package dev.tradewind.policy;

import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads a policy's YAML and names line, key and permitted values of everything that is wrong with it. */
public final class PolicyYaml {
    private static final int LONGEST = 64 * 1024;
    private static final Set<String> KEYS = sorted(
            "name",
            "description",
            "owner",
            "mode",
            "validFrom",
            "validTo",
            "applies",
            "limits",
            "atLatestStart",
            "approval",
            "freezes",
            "waitFor");
    private static final Set<String> LIMITS = sorted(
            "maxGramsPerKwh",
            "jurisdictions",
            "providers",
            "maxRttMillis",
            "minBenefitUsdPerMonth",
            "maxDelayHours",
            "monthly");
    private static final Set<String> WAIT = sorted("signal", "atMostHours");
    private static final Set<String> MONTHLY = sorted("usd", "egressUsd", "kgCo2e");
    private static final Set<String> ROUTE = sorted(
            "needed", "groups", "aboveUsdPerMonth", "neededAbove", "automatic", "escalateAfterHours", "escalateTo");

    private final YamlNodes nodes = new YamlNodes();

    private PolicyYaml() {}

    /** Never throws for bad input: every problem is in the answer. */
    public static ParsedPolicy parse(String yaml) {
        var reader = new PolicyYaml();
        var rule = reader.read(yaml);
        return rule == null || !reader.nodes.problems.isEmpty()
                ? new ParsedPolicy.Invalid(reader.nodes.problems)
                : new ParsedPolicy.Valid(rule);
    }

    private @Nullable PolicyRule read(String yaml) {
        if (yaml.length() > LONGEST) {
            nodes.problems.add(new PolicyProblem(1, "(document)", "longer than 64 KiB", "a shorter policy"));
            return null;
        }
        Node root;
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            root = new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            nodes.problems.add(new PolicyProblem(line, "(YAML)", String.valueOf(e.getProblem()), "well-formed YAML"));
            return null;
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            nodes.problems.add(new PolicyProblem(1, "(YAML)", String.valueOf(e.getMessage()), "well-formed YAML"));
            return null;
        }
        if (!(root instanceof MappingNode top)) {
            nodes.problems.add(new PolicyProblem(1, "(document)", "not a mapping", "keys " + String.join(", ", KEYS)));
            return null;
        }
        var keys = nodes.children(top, "", KEYS);
        var name = nodes.text(keys, top, "name", "name", true);
        if (name != null && !name.matches("[a-z][a-z0-9-]{1,60}")) {
            nodes.problem(
                    keys.getOrDefault("name", top), "name", "'" + name + "'", "lower-case letters, digits, dashes");
        }
        var limits = nodes.mapping(keys, "limits", LIMITS);
        var latest = nodes.choice(keys, "atLatestStart", LatestStartRule.class, LatestStartRule.ASK);
        var grams = nodes.decimal(limits, "maxGramsPerKwh", "limits.maxGramsPerKwh", true);
        var rtt = nodes.decimal(limits, "maxRttMillis", "limits.maxRttMillis", true);
        var delay = nodes.decimal(limits, "maxDelayHours", "limits.maxDelayHours", true);
        var validFrom = nodes.instant(keys, "validFrom", "validFrom");
        var validTo = nodes.instant(keys, "validTo", "validTo");
        if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
            nodes.problem(keys.get("validTo"), "validTo", "not after validFrom", "an instant after " + validFrom);
        }
        var countries = nodes.list(limits, "jurisdictions", "limits.jurisdictions");
        for (var country : countries) {
            if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
                nodes.problem(
                        limits.getOrDefault("jurisdictions", top),
                        "limits.jurisdictions",
                        "'" + country + "' is no country code",
                        "ISO 3166 codes such as DE, SE");
            }
        }
        return new PolicyRule(
                name == null ? "" : name,
                YamlNodes.orEmpty(nodes.text(keys, top, "description", "description", false)),
                YamlNodes.orEmpty(nodes.text(keys, top, "owner", "owner", false)),
                nodes.choice(keys, "mode", PolicyMode.class, PolicyMode.ENFORCE),
                validFrom,
                validTo,
                selector(keys.get("applies")),
                grams == null ? null : grams.doubleValue(),
                countries,
                nodes.list(limits, "providers", "limits.providers"),
                rtt == null ? null : rtt.doubleValue(),
                nodes.decimal(limits, "minBenefitUsdPerMonth", "limits.minBenefitUsdPerMonth", false),
                delay == null ? null : delay.doubleValue(),
                limits.containsKey("monthly") ? monthly(limits) : null,
                latest,
                keys.containsKey("approval") ? route(keys) : null,
                new FreezeYaml(nodes).read(keys.get("freezes")),
                keys.containsKey("waitFor") ? waitFor(keys) : null);
    }

    private MonthlyLimit monthly(Map<String, Node> limits) {
        var monthly = nodes.mapping(limits, "monthly", MONTHLY);
        return new MonthlyLimit(
                nodes.decimal(monthly, "usd", "limits.monthly.usd", true),
                nodes.decimal(monthly, "egressUsd", "limits.monthly.egressUsd", true),
                nodes.decimal(monthly, "kgCo2e", "limits.monthly.kgCo2e", true));
    }

    private SignalWait waitFor(Map<String, Node> keys) {
        var wait = nodes.mapping(keys, "waitFor", WAIT);
        var signal = nodes.text(wait, Objects.requireNonNull(keys.get("waitFor")), "signal", "waitFor.signal", true);
        if (signal != null && !signal.matches("[a-z][a-z0-9-]{1,60}")) {
            nodes.problem(
                    wait.get("signal"), "waitFor.signal", "'" + signal + "'", "lower-case letters, digits, dashes");
        }
        var most = nodes.decimal(wait, "atMostHours", "waitFor.atMostHours", true);
        return new SignalWait(YamlNodes.orEmpty(signal), most == null ? null : most.doubleValue());
    }

    private ApprovalRoute route(Map<String, Node> keys) {
        var route = nodes.mapping(keys, "approval", ROUTE);
        int needed = nodes.count(route, "needed", 1);
        int above = nodes.count(route, "neededAbove", Math.max(needed, route.containsKey("aboveUsdPerMonth") ? 2 : 1));
        if (above < needed) {
            nodes.problem(
                    route.getOrDefault("neededAbove", keys.get("approval")),
                    "approval.neededAbove",
                    above + " is fewer than needed, " + needed,
                    needed + " to 9");
            above = needed;
        }
        return new ApprovalRoute(
                needed,
                nodes.list(route, "groups", "approval.groups"),
                nodes.decimal(route, "aboveUsdPerMonth", "approval.aboveUsdPerMonth", true),
                above,
                automatic(route),
                route.containsKey("escalateAfterHours") ? nodes.hours(route, "escalateAfterHours") : null,
                nodes.list(route, "escalateTo", "approval.escalateTo"));
    }

    private Set<String> automatic(Map<String, Node> route) {
        var kinds = nodes.list(route, "automatic", "approval.automatic");
        for (var kind : kinds) {
            if (!ApprovalRoute.MAY_BE_AUTOMATIC.contains(kind)) {
                nodes.problem(
                        route.get("automatic"),
                        "approval.automatic",
                        "'" + kind + "' may not be approved without a person",
                        String.join(", ", new java.util.TreeSet<>(ApprovalRoute.MAY_BE_AUTOMATIC)));
            }
        }
        return kinds;
    }

    private Map<String, Set<String>> selector(@Nullable Node node) {
        var selector = new LinkedHashMap<String, Set<String>>();
        if (node == null) {
            return selector;
        }
        if (!(node instanceof MappingNode mapping)) {
            nodes.problem(node, "applies", "not a mapping", "label: value, or label: [value, value]");
            return selector;
        }
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            selector.put(key, nodes.values(tuple.getValueNode(), "applies." + key));
        }
        return selector;
    }

    private static Set<String> sorted(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
