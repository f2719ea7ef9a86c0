package dev.tradewind.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowTest {
    private static final Instant ONE = Instant.parse("2026-11-30T01:00:00Z");

    @Test
    void aCycleIsShownAsTheCycleInTheOrderOfTheJobs() {
        var read = WorkflowYaml.read("""
                name: round
                owner: finance
                jobs:
                  - {name: a, after: [c]}
                  - {name: b, after: [a]}
                  - {name: c, after: [b]}
                  - {name: d}
                """);
        assertThat(read)
                .isEqualTo(
                        new WorkflowYaml.Read.Invalid(List.of("jobs.after: they wait for each other: b → c → a → b")));
        assertThatThrownBy(() -> Graph.inOrder(List.of(job("a", 1, "a")))).hasMessageContaining("a → a");
    }

    @Test
    void everythingWrongIsToldWithItsKeyAndWhatIsPermitted() {
        var read = WorkflowYaml.read("""
                name: Bad
                zone: Mars/North
                schedule: daily
                days: [FUNDAY]
                jobs:
                  - {name: a, after: [nobody], colour: red}
                  - {name: a, after: ["a WHENEVER"], parameters: {lower: 1}}
                """);
        assertThat(((WorkflowYaml.Read.Invalid) read).problems())
                .anyMatch(p -> p.startsWith("name: 'Bad'"))
                .anyMatch(p -> p.startsWith("zone: 'Mars/North'"))
                .anyMatch(p -> p.startsWith("schedule: 'daily'"))
                .anyMatch(p -> p.startsWith("days: 'FUNDAY'"))
                .anyMatch(p -> p.startsWith("owner: missing"))
                .anyMatch(p -> p.contains("waits for 'nobody', which is no job; permitted: a"))
                .anyMatch(p -> p.startsWith("jobs.colour: no such key"))
                .anyMatch(p -> p.contains("'a' is there twice"))
                .anyMatch(p -> p.contains("'a WHENEVER' of a; permitted"))
                .anyMatch(p -> p.contains("jobs.parameters: 'lower' of a; permitted"));
    }

    @Test
    void theCriticalPathMakesTheEndAndTheRestHasSlack() {
        var jobs =
                List.of(job("load", 60), job("check", 10), job("marts", 30, "load", "check"), job("mail", 5, "check"));
        var forecast = Forecast.of(jobs, ONE, ONE, Map.of(), Map.of());
        assertThat(forecast.end()).isEqualTo(ONE.plus(Duration.ofMinutes(90)));
        assertThat(forecast.criticalPath()).containsExactly("load", "marts");
        assertThat(forecast.jobs().get("check").slack()).isEqualTo(Duration.ofMinutes(50));
        assertThat(forecast.jobs().get("mail").slack()).isEqualTo(Duration.ofMinutes(75));
        assertThat(forecast.jobs().get("load").slack()).isZero();
    }

    @Test
    void aSlipWithinTheSlackMovesNothingAndBeyondItMovesTheEndByTheRest() {
        var jobs = List.of(job("load", 60), job("check", 10), job("marts", 30, "load", "check"));
        var fine = Forecast.of(jobs, ONE, ONE, Map.of(), Map.of("check", Duration.ofMinutes(50)));
        assertThat(fine.end()).isEqualTo(ONE.plus(Duration.ofMinutes(90)));
        var late = Forecast.of(jobs, ONE, ONE, Map.of(), Map.of("check", Duration.ofMinutes(65)));
        assertThat(late.end()).isEqualTo(ONE.plus(Duration.ofMinutes(105)));
        assertThat(late.criticalPath()).containsExactly("check", "marts");
    }

    @Test
    void whatHasHappenedCountsAsItHappenedAndWhatRunsOverEndsNowAtTheSoonest() {
        var jobs = List.of(job("load", 60), job("marts", 30, "load"));
        var now = ONE.plus(Duration.ofMinutes(80));
        var over = Forecast.of(jobs, ONE, now, Map.of("load", new Forecast.Progress(ONE, null)), Map.of());
        assertThat(over.end()).isEqualTo(now.plus(Duration.ofMinutes(30)));
        var done = Forecast.of(
                jobs, ONE, now, Map.of("load", new Forecast.Progress(ONE, ONE.plus(Duration.ofMinutes(20)))), Map.of());
        assertThat(done.jobs().get("marts").from()).isEqualTo(now);
    }

    @Test
    void theCalendarPassesOverDaysOffAndTheDueTimeIsOfTheSameNight() {
        var workflow = ((WorkflowYaml.Read.Valid) WorkflowYaml.read("""
                name: close
                owner: finance
                zone: America/Chicago
                schedule: "0 0 23 * * *"
                days: [MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY]
                except: [2026-12-25]
                due: "06:00"
                jobs:
                  - {name: a}
                """)).workflow();
        // Thursday 24 December 23:00 in Chicago, then not the 25th, nor the weekend
        var thursday = workflow.next(Instant.parse("2026-12-24T12:00:00Z")).orElseThrow();
        assertThat(thursday).isEqualTo(Instant.parse("2026-12-25T05:00:00Z"));
        assertThat(workflow.next(thursday)).contains(Instant.parse("2026-12-29T05:00:00Z"));
        assertThat(workflow.dueAfter(thursday)).contains(Instant.parse("2026-12-25T12:00:00Z"));
    }

    private static Job job(String name, int minutes, String... after) {
        return new Job(
                name,
                name,
                java.util.Arrays.stream(after)
                        .map(each -> new Job.After(each, Job.On.SUCCESS))
                        .toList(),
                Map.of(),
                minutes);
    }
}
