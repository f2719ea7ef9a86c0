package dev.tradewind.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyYamlTest {
    private static final String WHOLE = """
            name: batch-low-carbon
            description: Batch work waits for a clean grid
            applies:
              kind: BATCH
              environment: [production, staging]
            limits:
              maxGramsPerKwh: 150
              jurisdictions: [DE, SE]
              providers: aws
              maxRttMillis: 12
              minBenefitUsdPerMonth: 5
            atLatestStart: MISS
            approval:
              needed: 1
              groups: [platform, security]
              aboveUsdPerMonth: 500
              neededAbove: 2
            freezes:
              - name: weekend
                weekly: THURSDAY 18:00 to MONDAY 06:00
              - name: year end
                from: 2026-12-17T18:00:00Z
                to: 2027-01-04T06:00:00Z
            """;

    @Test
    void readsAWholePolicy() {
        var rule = valid(WHOLE);
        assertThat(rule.maxGramsPerKwh()).isEqualTo(150);
        assertThat(rule.providers()).containsExactly("aws");
        assertThat(rule.atLatestStart()).isEqualTo(LatestStartRule.MISS);
        assertThat(rule.appliesTo(Map.of("kind", "BATCH", "environment", "staging")))
                .isTrue();
        assertThat(rule.appliesTo(Map.of("kind", "BATCH"))).isFalse();
        assertThat(PolicyText.sentences(rule)).contains("It stays in DE, SE.", "At its latest start it is missed.");
    }

    @Test
    void namesLineKeyAndPermittedValues() {
        assertThat(problems(WHOLE.replace("MISS", "PERHAPS")))
                .singleElement()
                .isEqualTo(new PolicyProblem(12, "atLatestStart", "'PERHAPS'", "RUN_AND_RECORD, ASK, MISS"));
        assertThat(problems(WHOLE.replace("maxRttMillis: 12", "maxRtt: 12")))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.line()).isEqualTo(10);
                    assertThat(p.key()).isEqualTo("limits.maxRtt");
                    assertThat(p.permitted()).contains("maxRttMillis");
                });
        assertThat(problems(WHOLE.replace("[DE, SE]", "[DE, XX]")))
                .singleElement()
                .satisfies(p -> assertThat(p.message()).contains("XX"));
        assertThat(problems(WHOLE.replace("neededAbove: 2", "neededAbove: 0"))).hasSize(1);
        assertThat(problems("name: [")).hasSize(1);
        assertThat(problems("")).hasSize(1);
        assertThat(problems("- a")).hasSize(1);
        assertThat(problems("name: a-b\nname: c-d\n")).isNotEmpty();
    }

    @Test
    void aSignalToWaitForHasANameAndMaybeAnEnd() {
        var rule = valid(WHOLE + "waitFor:\n  signal: cutover-window-open\n  atMostHours: 6\n");
        assertThat(rule.waitFor()).isEqualTo(new SignalWait("cutover-window-open", 6.0));
        assertThat(valid(WHOLE + "waitFor: {signal: a-b}\n").waitFor()).isEqualTo(new SignalWait("a-b", null));
        assertThat(problems(WHOLE + "waitFor:\n  atMostHours: 6\n"))
                .singleElement()
                .satisfies(p -> assertThat(p.key()).isEqualTo("waitFor.signal"));
        assertThat(problems(WHOLE + "waitFor:\n  signal: Window Open\n"))
                .singleElement()
                .isEqualTo(
                        new PolicyProblem(25, "waitFor.signal", "'Window Open'", "lower-case letters, digits, dashes"));
        assertThat(problems(WHOLE + "waitFor:\n  signal: a-b\n  atMostHours: 0\n"))
                .hasSize(1);
        assertThat(new Guardrails(List.of(rule), ZoneId.of("UTC")).awaited())
                .containsExactly(new Guardrails.Awaited("batch-low-carbon", "cutover-window-open", 6.0));
    }

    @Test
    void routesAddUpWithEveryGroupAndTheLowerThreshold() {
        var a = new ApprovalRoute(1, Set.of("platform"), new BigDecimal("500"), 2);
        var b = new ApprovalRoute(1, Set.of("security"), new BigDecimal("900"), 3);
        var both = a.and(b);
        assertThat(both.groups()).containsExactlyInAnyOrder("platform", "security");
        assertThat(both.aboveUsdPerMonth()).isEqualByComparingTo("500");
        assertThat(both.neededFor(new BigDecimal("-500"))).isEqualTo(1);
        assertThat(both.neededFor(new BigDecimal("-500.01"))).isEqualTo(3);
    }

    @Test
    void unknownIsNeverFine() {
        var guardrails = new Guardrails(List.of(valid(WHOLE)), ZoneId.of("UTC"));
        var findings = guardrails.evaluate(new Facts(null, "DE", null, 12.0, Instant.EPOCH));
        assertThat(findings)
                .extracting(Finding::verdict)
                .containsExactly(
                        Finding.Verdict.UNKNOWN, Finding.Verdict.HOLDS, Finding.Verdict.HOLDS, Finding.Verdict.UNKNOWN);
    }

    @Test
    void freezesHoldFromThursdayEveningUntilMondayMorning() {
        var berlin = ZoneId.of("Europe/Berlin");
        var guardrails = new Guardrails(List.of(valid(WHOLE)), berlin);
        assertThat(guardrails.freeze(Instant.parse("2026-11-26T16:59:59Z"))).isEmpty();
        assertThat(guardrails.freeze(Instant.parse("2026-11-26T17:00:00Z")))
                .hasValueSatisfying(f -> assertThat(f.until()).isEqualTo("2026-11-30T05:00:00Z"));
        assertThat(guardrails.freeze(Instant.parse("2026-11-29T12:00:00Z"))).isPresent();
        assertThat(guardrails.freeze(Instant.parse("2026-11-30T05:00:00Z"))).isEmpty();
        assertThat(guardrails.freeze(Instant.parse("2026-12-22T12:00:00Z")))
                .hasValueSatisfying(f -> assertThat(f.name()).isEqualTo("year end"));
    }

    private static PolicyRule valid(String yaml) {
        return switch (PolicyYaml.parse(yaml)) {
            case ParsedPolicy.Valid(var rule) -> rule;
            case ParsedPolicy.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<PolicyProblem> problems(String yaml) {
        return switch (PolicyYaml.parse(yaml)) {
            case ParsedPolicy.Valid valid -> List.of();
            case ParsedPolicy.Invalid(var problems) -> problems;
        };
    }

    @Test
    void readsOwnerModeValidityAndWhatGoesThroughWithoutAPerson() {
        var rule = ((ParsedPolicy.Valid) PolicyYaml.parse("""
                name: evacuations
                owner: platform
                mode: REPORT
                validFrom: 2026-12-01T00:00:00Z
                validTo: 2027-01-01T00:00:00Z
                limits:
                  maxDelayHours: 6
                approval:
                  aboveUsdPerMonth: 500
                  automatic: [EVACUATION, TIME_SHIFT]
                  escalateAfterHours: 24
                  escalateTo: platform
                """)).rule();
        assertThat(rule.mode()).isEqualTo(PolicyMode.REPORT);
        assertThat(rule.owner()).isEqualTo("platform");
        assertThat(rule.maxDelayHours()).isEqualTo(6.0);
        assertThat(rule.holdsAt(Instant.parse("2026-11-30T23:59:59Z"))).isFalse();
        assertThat(rule.holdsAt(Instant.parse("2026-12-01T00:00:00Z"))).isTrue();
        assertThat(rule.holdsAt(Instant.parse("2027-01-01T00:00:00Z"))).isFalse();
        var alone = new Guardrails(List.of(rule), ZoneId.of("UTC"));
        assertThat(alone.automatic("EVACUATION", new BigDecimal("-500"))).containsExactly("evacuations");
        assertThat(alone.automatic("EVACUATION", new BigDecimal("-500.01"))).isEmpty();
        assertThat(alone.automatic("PLACEMENT", BigDecimal.ONE)).isEmpty();
    }

    @Test
    void aPersonDecidesWhereOnePolicyWithARouteAsksForOne() {
        var lets = ((ParsedPolicy.Valid) PolicyYaml.parse("name: lets\napproval:\n  automatic: EVACUATION\n")).rule();
        var asks = ((ParsedPolicy.Valid) PolicyYaml.parse("name: asks\napproval:\n  groups: security\n")).rule();
        var silent = ((ParsedPolicy.Valid) PolicyYaml.parse("name: silent\nlimits:\n  providers: aws\n")).rule();
        assertThat(new Guardrails(List.of(lets, silent), ZoneId.of("UTC")).automatic("EVACUATION", BigDecimal.ONE))
                .containsExactly("lets");
        assertThat(new Guardrails(List.of(lets, asks), ZoneId.of("UTC")).automatic("EVACUATION", BigDecimal.ONE))
                .isEmpty();
        assertThat(new Guardrails(List.of(silent), ZoneId.of("UTC")).automatic("EVACUATION", BigDecimal.ONE))
                .isEmpty();
    }

    @Test
    void namesWhatMayBeApprovedWithoutAPerson() {
        var problems =
                ((ParsedPolicy.Invalid) PolicyYaml.parse("name: a1\napproval:\n  automatic: PLACEMENT\n")).problems();
        assertThat(problems)
                .containsExactly(new PolicyProblem(
                        3,
                        "approval.automatic",
                        "'PLACEMENT' may not be approved without a person",
                        "EVACUATION, TIME_SHIFT"));
    }

    @Test
    void freezesComeBackEveryMonthAndEveryYearInTheReportingZone() {
        var rule = ((ParsedPolicy.Valid) PolicyYaml.parse("""
                name: recurring
                freezes:
                  - name: month end
                    monthly: 31 18:00 to 2 06:00
                  - name: holidays
                    yearly: 12-20 18:00 to 01-02 06:00
                """)).rule();
        var berlin = ZoneId.of("Europe/Berlin");
        var month = rule.freezes().getFirst();
        assertThat(month.holdsUntil(Instant.parse("2026-11-30T16:59:59Z"), berlin))
                .isEmpty();
        assertThat(month.holdsUntil(Instant.parse("2026-11-30T17:00:00Z"), berlin))
                .contains(Instant.parse("2026-12-02T05:00:00Z"));
        assertThat(month.holdsUntil(Instant.parse("2026-12-01T12:00:00Z"), berlin))
                .contains(Instant.parse("2026-12-02T05:00:00Z"));
        assertThat(month.holdsUntil(Instant.parse("2026-12-02T05:00:00Z"), berlin))
                .isEmpty();
        var year = rule.freezes().getLast();
        assertThat(year.holdsUntil(Instant.parse("2027-01-01T12:00:00Z"), berlin))
                .contains(Instant.parse("2027-01-02T05:00:00Z"));
        assertThat(year.holdsUntil(Instant.parse("2026-12-20T16:59:00Z"), berlin))
                .isEmpty();
    }

    /** The published schema and the reader must not part: same keys, and the same file in the documentation. */
    @Test
    void thePublishedSchemaKnowsTheKeysThatTheReaderPermits() throws Exception {
        var schema = PolicySchema.json();
        assertThat(java.nio.file.Files.readString(java.nio.file.Path.of("docs/reference/policy.schema.json")))
                .isEqualTo(schema);
        var properties =
                tools.jackson.databind.json.JsonMapper.shared().readTree(schema).path("properties");
        for (var level :
                Map.of("", "", "limits", "limits.", "approval", "approval.").entrySet()) {
            var at = level.getKey().isEmpty()
                    ? properties
                    : properties.path(level.getKey()).path("properties");
            var yaml = level.getKey().isEmpty() ? "nonsense: 1\n" : level.getKey() + ":\n  nonsense: 1\n";
            var problem = ((ParsedPolicy.Invalid) PolicyYaml.parse("name: abc\n" + yaml))
                    .problems()
                    .getFirst();
            assertThat(problem.permitted().split(", "))
                    .as(level.getKey())
                    .containsExactlyInAnyOrderElementsOf(at.propertyNames());
        }
        var freeze = ((ParsedPolicy.Invalid) PolicyYaml.parse("name: abc\nfreezes:\n  - nonsense: 1\n"))
                .problems()
                .getFirst();
        assertThat(freeze.permitted().split(", "))
                .containsExactlyInAnyOrderElementsOf(properties
                        .path("freezes")
                        .path("items")
                        .path("properties")
                        .propertyNames());
    }
}
