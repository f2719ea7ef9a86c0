package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every metric that the documentation names has a rule, and every rule's expression is evaluated by Prometheus itself. */
class AlertRulesTest {
    private static final Path RULES = Path.of("docker/prometheus/alerts.yaml");
    private static final Path CASES = Path.of("docker/prometheus/alerts.test.yaml");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(tradewind_\\w+)` .*\\| (\\w+) \\|$");

    @Test
    void everyDocumentedMetricHasTheRuleThatStandsBesideIt() throws IOException {
        var rules = Files.readString(RULES);
        var rows = ROW.matcher(Files.readString(Path.of("docs/metrics.md")))
                .results()
                .toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(9);
        for (var row : rows) {
            var rule = rules.substring(rules.indexOf("alert: " + row.group(2)));
            assertThat(rule.lines().skip(1).findFirst())
                    .hasValueSatisfying(expression -> assertThat(expression).contains(row.group(1)));
        }
    }

    @Test
    void everyRuleIsSeenQuietAndSeenFiring() throws IOException {
        var cases = Files.readString(CASES);
        for (var alert : alerts()) {
            assertThat(cases)
                    .contains("alertname: " + alert + ", exp_alerts: []")
                    .contains("alertname=\"" + alert + "\"");
        }
    }

    @Test
    void prometheusEvaluatesEveryRuleAsExpected() throws IOException, InterruptedException {
        var promtool = promtool();
        assumeThat(promtool)
                .as("promtool (Debian's package prometheus) on the path")
                .isPresent();
        var run = new ProcessBuilder(promtool.orElseThrow(), "test", "rules", CASES.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(run.getInputStream().readAllBytes());
        assertThat(run.waitFor()).as(output).isZero();
    }

    private static List<String> alerts() throws IOException {
        var names = new ArrayList<String>();
        Pattern.compile("alert: (\\w+)")
                .matcher(Files.readString(RULES))
                .results()
                .forEach(m -> names.add(m.group(1)));
        return names;
    }

    private static Optional<String> promtool() {
        var stated = Stream.ofNullable(System.getenv("TRADEWIND_PROMTOOL"));
        var path = Stream.of(System.getenv("PATH").split(":")).map(folder -> folder + "/promtool");
        return Stream.concat(stated, path)
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst();
    }
}
