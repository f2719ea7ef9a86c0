package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Refusal;
import dev.tradewind.ui.EnglishWords;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever rule keeps a workload from a site, and whatever it measures: a German reads why. */
class RulesInGermanTest {
    private static final Path RULES = Path.of("src/main/java/dev/tradewind/placement/feasibility");
    private static final Pattern ID = Pattern.compile("String [A-Z]+ = \"([a-z-]+)\";");
    private static final Pattern NAMED = Pattern.compile("String ([A-Z]+) = \"([^\"]+)\";");
    private static final String REFUSAL = "new Refusal(";

    private final List<String> sources = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();

    RulesInGermanTest() throws IOException {
        try (var files = Files.list(RULES)) {
            for (var file : files.sorted().toList()) {
                var source = Files.readString(file);
                sources.add(source);
                NAMED.matcher(source)
                        .results()
                        .forEach(found -> constants.put(
                                file.getFileName().toString().replace(".java", "") + "." + found.group(1),
                                found.group(2)));
            }
        }
    }

    @Test
    void eachRuleHasAGermanName() {
        var rules = sources.stream()
                .flatMap(source -> ID.matcher(source).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).hasSizeGreaterThan(16);
        rules.addAll(List.of("capacity-vcpu", "capacity-memory", "capacity-gpu"));
        assertThat(rules).allSatisfy(rule -> {
            var english = RuleWords.rule(rule);
            assertThat(inGerman(english)).as(rule).isNotEqualTo(english);
        });
    }

    @Test
    void whatEachRuleFoundIsToldInGerman() {
        var units = new TreeSet<String>();
        for (var source : sources) {
            for (int at = source.indexOf(REFUSAL); at >= 0; at = source.indexOf(REFUSAL, at + 1)) {
                var arguments = parts(source, at + REFUSAL.length(), ',');
                units.add(parts(arguments.getLast() + ")", 0, '+').stream()
                        .map(String::strip)
                        .map(part -> part.startsWith("\"")
                                ? part.substring(1, part.length() - 1)
                                : constants.getOrDefault(part, "X"))
                        .collect(Collectors.joining()));
            }
        }
        // made by methods of the rules
        units.removeAll(List.of("X", ""));
        units.addAll(List.of(
                "mg CO2e/kWh at the start",
                "mg CO2e/kWh as the mean of the run",
                "mg CO2e/kWh as the mean of the horizon",
                "µs for 99.5 % of the users",
                "thousandths of a vCPU",
                "MiB"));
        assertThat(units).hasSizeGreaterThan(20).contains("frozen at X", "the site is lost", "µs to X");

        for (var unit : units) {
            var found = Stream.of(
                            RuleWords.found(new Refusal("x", Refusal.Kind.NEVER, null, null, unit)),
                            RuleWords.found(new Refusal("x", Refusal.Kind.NEVER, 1_500_000L, 2_500_000L, unit)),
                            RuleWords.found(new Refusal("x", Refusal.Kind.UNKNOWN, 1_500_000L, null, unit)),
                            RuleWords.found(new Refusal("x", Refusal.Kind.UNKNOWN, null, 2_500_000L, unit)))
                    .skip(unit.matches("(µs|mg |nano-|thousandths|MiB|slot).*") ? 1 : 0)
                    .limit(unit.matches("(µs|mg |nano-|thousandths|MiB|slot).*") ? 3 : 1)
                    .toList();
            found.forEach(english -> assertThat(inGerman(english)).as(unit).isNotEqualTo(english));
            assertThat(EnglishWords.in(found.stream().map(RulesInGermanTest::inGerman)))
                    .as(unit)
                    .isEmpty();
        }
    }

    /** What stands between separators up to the bracket that closes. */
    private static List<String> parts(String source, int from, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var depth = 0;
        var begin = from;
        for (int at = from; ; at++) {
            char next = source.charAt(at);
            quoted ^= next == '"';
            if (quoted) {
                continue;
            }
            if (next == separator && depth == 0 || next == ')' && depth == 0) {
                parts.add(source.substring(begin, at));
                begin = at + 1;
                if (next == ')') {
                    return parts;
                }
            }
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
        }
    }

    private static String inGerman(String english) {
        return Locality.reading(Locality.of("de", ZoneOffset.UTC), () -> Texts.said(english));
    }
}
