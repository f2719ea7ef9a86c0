package dev.tradewind.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.edge.sqlite.WorkBook;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkOrder;
import dev.tradewind.edge.wire.WorkReport;
import dev.tradewind.edge.wire.WorkReport.Event;
import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.Allowance;
import dev.tradewind.execution.spi.Allowance.Freeze;
import dev.tradewind.execution.spi.Allowance.Hour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site alone: its clock is turned by hand, its runs are real processes. */
class SiteWorkTest {
    private static final Instant SLOT = Instant.parse("2026-03-02T22:00:00Z");

    @TempDir
    Path data;

    private WorkBook book;
    private SiteWork work;
    private Instant now = SLOT.minus(Duration.ofHours(1));

    @BeforeEach
    void agent() throws IOException {
        start("boot-1");
    }

    @AfterEach
    void close() {
        book.close();
    }

    private void start(String boot) throws IOException {
        if (book != null) {
            book.close();
        }
        book = WorkBook.open(data);
        work = new SiteWork(
                "larkspur:store-chicago",
                "queue-1",
                boot,
                book,
                new LocalExecutor(data, Clock.systemUTC()),
                () -> now.toEpochMilli(),
                text -> "signed");
    }

    @Test
    void aRunThatWasHandedOverStartsAtItsSlotOnceHoweverOftenTheAgentStarts() throws IOException {
        hand(order("run-a", "echo ran >> " + effects(), limits(null, false)));
        work.look();
        assertThat(events()).as("an hour before its slot").isEmpty();

        now = SLOT;
        start("boot-1");
        until(() -> ended("run-a"));
        start("boot-1");
        work.look();
        hand(order("run-a", "echo ran >> " + effects(), limits(null, false)));
        work.look();

        assertThat(Files.readAllLines(effects())).containsExactly("ran");
        assertThat(last().exitCode()).isZero();
        assertThat(last().event()).isEqualTo(Event.ENDED);
    }

    @Test
    void foldersOfRunsThatAreOverAreBoundedAndThoseOfRunsUnderWayStay() throws IOException {
        now = SLOT;
        hand(order("run-long", "sleep 600", limits(null, false)));
        until(() -> event(Event.STARTED));
        var runs = data.resolve("runs");
        Files.setLastModifiedTime(runs.resolve("run-long"), FileTime.fromMillis(0));
        for (var n = 0; n < SiteWork.FOLDERS + 5; n++) {
            Files.createDirectories(runs.resolve("over-" + n));
        }

        start("boot-1");
        work.look();

        try (var left = Files.list(runs)) {
            assertThat(left).hasSize(SiteWork.FOLDERS + 1).contains(runs.resolve("run-long"));
        }
        killRuns();
    }

    @Test
    void theLogIsNumberedAndEachEntryNamesTheOneBeforeAlsoAfterItWasSent() throws IOException {
        now = SLOT;
        hand(order("run-a", "exit 3", limits(null, false)));
        until(() -> ended("run-a"));
        var first = book.unsent(10);
        work.answered(new WorkAnswer("queue-1", first.getLast().sequence(), 0, List.of()));
        start("boot-1");
        assertThat(book.unsent(10)).isEmpty();

        hand(order("run-b", "exit 0", limits(null, false)));
        until(() -> ended("run-b"));
        var next = book.unsent(10).getFirst();
        assertThat(next.sequence()).isEqualTo(first.getLast().sequence() + 1);
        assertThat(next.previousSha256()).isEqualTo(first.getLast().sha256("queue-1"));
    }

    @Test
    void afterTheMachineRestartedARunThatMayHaveHadItsEffectIsNotRepeatedAndAServiceIsStartedAnew() throws IOException {
        now = SLOT;
        hand(order("run-batch", "echo ran >> " + effects() + "; sleep 600", limits(null, false)));
        hand(order("run-service", "echo $$ >> " + data.resolve("pids") + "; exec sleep 600", limits(null, true)));
        hand(order("run-later", "exit 0", later()));
        until(() -> events().size() == 2 && Files.exists(data.resolve("pids")) && Files.exists(effects()));

        killRuns();
        start("boot-2");
        now = SLOT.plus(Duration.ofHours(2));
        until(() -> ended("run-batch") && ended("run-later") && event(Event.RESTARTED));
        until(() -> lines(data.resolve("pids")) == 2); // its process may be there before it has written

        assertThat(Files.readAllLines(effects())).hasSize(1);
        assertThat(Files.readAllLines(data.resolve("pids"))).hasSize(2);
        assertThat(book.unsent(20))
                .filteredOn(report -> report.runKey().equals("run-batch"))
                .last()
                .satisfies(report -> {
                    assertThat(report.event()).isEqualTo(Event.LOST);
                    assertThat(report.words()).contains("the machine restarted");
                });
        killRuns();
    }

    @Test
    void whatItsLimitsForbidWaitsAndIsMissedAndAnExceptionOfThePolicyIsWrittenDown() {
        var dirty = hours(480);
        var frozen = new Freeze("freeze 'weekend'", SLOT, SLOT.plus(Duration.ofHours(1)));
        hand(order("run-frozen", "exit 0", limits(List.of(frozen), null, "MISS", List.of())));
        hand(order("run-ask", "exit 0", limits(List.of(), 150.0, "ASK", dirty)));
        hand(order("run-record", "exit 0", limits(List.of(), 150.0, "RUN_AND_RECORD", dirty)));
        hand(order("run-clean", "exit 0", limits(List.of(), 150.0, "ASK", hours(90))));
        now = SLOT;
        until(() -> ended("run-clean"));
        work.look();
        assertThat(book.unsent(20)).extracting(WorkReport::runKey).containsOnly("run-clean");

        now = SLOT.plus(Duration.ofHours(2));
        until(() -> ended("run-frozen") && ended("run-ask") && ended("run-record"));
        assertThat(of("run-frozen").event()).as("after the freeze").isEqualTo(Event.ENDED);
        assertThat(of("run-ask").event()).isEqualTo(Event.MISSED);
        assertThat(of("run-ask").words()).contains("480 g/kWh", "150 g/kWh");
        assertThat(book.unsent(20))
                .filteredOn(report -> report.runKey().equals("run-record"))
                .extracting(WorkReport::words)
                .anyMatch(words -> words.contains("the policy lets it run"));
    }

    @Test
    void aWithdrawnRunDoesNotStartAndOneThatRunsIsEnded() {
        now = SLOT;
        hand(order("run-going", "sleep 600", limits(null, false)));
        hand(order("run-waits", "exit 0", later()));
        until(() -> event(Event.STARTED));
        hand(withdrawn(order("run-going", "sleep 600", limits(null, false))));
        hand(withdrawn(order("run-waits", "exit 0", later())));
        until(() -> ended("run-going") && ended("run-waits"));
        assertThat(of("run-going").exitCode()).isEqualTo(143);
        assertThat(of("run-waits").event()).isEqualTo(Event.WITHDRAWN);
    }

    private Path effects() {
        return data.resolve("effects");
    }

    private void hand(WorkOrder order) {
        work.answered(new WorkAnswer("queue-1", 0, 0, List.of(order)));
    }

    private static WorkOrder order(String key, String script, Allowance allowance) {
        return new WorkOrder(
                key, "stock-count", List.of("sh", "-c", script), Map.of(), 3_600, 10_000, allowance, 1, false, false);
    }

    private static WorkOrder withdrawn(WorkOrder of) {
        return new WorkOrder(
                of.runKey(),
                of.workload(),
                of.command(),
                of.environment(),
                3_600,
                10_000,
                of.allowance(),
                2,
                false,
                true);
    }

    private static Allowance limits(@Nullable Double grams, boolean keep) {
        return new Allowance(
                SLOT,
                SLOT.plus(Duration.ofHours(2)),
                SLOT.plus(Duration.ofDays(3)),
                List.of(),
                grams,
                "MISS",
                List.of(),
                1,
                null,
                keep);
    }

    private static Allowance later() {
        return new Allowance(
                SLOT.plus(Duration.ofHours(1)),
                SLOT.plus(Duration.ofHours(3)),
                SLOT.plus(Duration.ofDays(3)),
                List.of(),
                null,
                "MISS",
                List.of(),
                1,
                null,
                false);
    }

    private static Allowance limits(List<Freeze> freezes, @Nullable Double grams, String rule, List<Hour> hours) {
        return new Allowance(
                SLOT,
                SLOT.plus(Duration.ofHours(2)),
                SLOT.plus(Duration.ofDays(3)),
                freezes,
                grams,
                rule,
                hours,
                1,
                null,
                false);
    }

    private static List<Hour> hours(double grams) {
        return List.of(0, 1, 2, 3).stream()
                .map(n -> new Hour(SLOT.plus(n, ChronoUnit.HOURS), grams))
                .toList();
    }

    private List<Event> events() {
        return book.unsent(50).stream().map(WorkReport::event).toList();
    }

    private boolean event(Event event) {
        return events().contains(event);
    }

    private WorkReport last() {
        return book.unsent(50).getLast();
    }

    private WorkReport of(String key) {
        return book.unsent(50).stream()
                .filter(report -> report.runKey().equals(key))
                .toList()
                .getLast();
    }

    private boolean ended(String key) {
        return book.unsent(50).stream()
                .anyMatch(
                        report -> report.runKey().equals(key) && report.event().last());
    }

    /** What a machine that stops does to everything that runs on it, exit codes included. */
    private void killRuns() throws IOException {
        var keys = List.of("run-batch-", "run-service", "run-batch", "run-service-r1");
        for (var key : keys) {
            for (var file : List.of("pid", "child")) {
                var path = data.resolve("runs").resolve(key).resolve(file);
                if (Files.exists(path)) {
                    ProcessHandle.of(Long.parseLong(Files.readString(path).strip()))
                            .ifPresent(process -> {
                                process.descendants().forEach(ProcessHandle::destroyForcibly);
                                process.destroyForcibly();
                            });
                }
            }
        }
        for (var key : keys) {
            Files.deleteIfExists(data.resolve("runs").resolve(key).resolve("exit"));
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void until(BooleanSupplier done) {
        var latest = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience of 60 s").isLessThan(latest);
            work.look();
            LockSupport.parkNanos(20_000_000);
        }
    }
}
