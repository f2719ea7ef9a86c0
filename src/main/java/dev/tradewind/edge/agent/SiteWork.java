package dev.tradewind.edge.agent;

import dev.tradewind.edge.sqlite.WorkBook;
import dev.tradewind.edge.sqlite.WorkBook.Held;
import dev.tradewind.edge.sqlite.WorkBook.State;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import dev.tradewind.edge.wire.WorkReport;
import dev.tradewind.edge.wire.WorkReport.Event;
import dev.tradewind.execution.spi.Allowance.Verdict;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what was handed over, whether the link is up or not: starts each run at its slot within its limits, keeps
 * services running, and writes down what it did. Each look goes one step further; killed anywhere, the next look goes on.
 */
final class SiteWork {
    static final int REPORTS = 100;
    private static final int OUTPUT = 4_096;
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration FOR_EVER = Duration.ofDays(3_650);
    /** Folders of runs that are over, for a person at the site; their ends and last words are in the log. */
    static final int FOLDERS = 100;
    /** Looks between two clearings: ten minutes. */
    private static final int CLEARS_EVERY = 1_200;

    private final String site;
    private final String incarnation;
    private final String boot;
    private final WorkBook book;
    private final Executor runner;
    private final LongSupplier millis;
    private final UnaryOperator<String> signs;
    private int looks;

    /**
     * @param boot names this start of the machine
     * @param millis best known time, UTC
     */
    SiteWork(
            String site,
            String incarnation,
            String boot,
            WorkBook book,
            Executor runner,
            LongSupplier millis,
            UnaryOperator<String> signs) {
        this.site = site;
        this.incarnation = incarnation;
        this.boot = boot;
        this.book = book;
        this.runner = runner;
        this.millis = millis;
        this.signs = signs;
    }

    WorkPulse pulse() {
        var known = book.open().stream()
                .collect(
                        Collectors.toMap(h -> h.order().runKey(), h -> h.order().revision()));
        return new WorkPulse(site, incarnation, known, book.unsent(REPORTS), book.probes(REPORTS));
    }

    void answered(WorkAnswer answer) {
        if (answer.incarnation().equals(incarnation)) {
            book.confirmed(answer.reportsReceived());
            book.probesConfirmed(answer.probesReceived());
            book.take(answer.orders());
        }
    }

    /** Looks twice a second what is due, without end. */
    Rounds rounds() {
        return new Rounds(this::look, 500, "the site's work cannot go on now");
    }

    void look() {
        book.open().forEach(this::look);
        if (looks++ % CLEARS_EVERY == 0) {
            // by the thread that starts runs, so that none begins between the two lines
            var asked = book.open().stream().map(Held::runKey).collect(Collectors.toSet());
            runner.forget(asked, FOLDERS);
        }
    }

    private void look(Held held) {
        if (held.state() == State.WAITING) {
            waiting(held);
        } else {
            started(held);
        }
    }

    private void waiting(Held held) {
        var order = held.order();
        if (order.withdrawn()) {
            end(held, Event.WITHDRAWN, "withdrawn before it started", null);
            return;
        }
        if (order.held() || millis.getAsLong() < held.againAt()) {
            return;
        }
        if (held.tries() > 0) {
            launch(held, "started anew, time " + held.tries());
            return;
        }
        switch (order.allowance().at(Instant.ofEpochMilli(millis.getAsLong()))) {
            case Verdict.Start(var exception) -> launch(held, exception);
            case Verdict.Miss(var why) -> end(held, Event.MISSED, why, null);
            case Verdict.Wait wait -> {}
        }
    }

    /** Written down before it is done: on another boot nobody could tell any more whether it was. */
    private void launch(Held held, String note) {
        var starting = held.starting(boot, note);
        book.become(starting);
        submit(starting);
    }

    private void submit(Held held) {
        if (runner.submit(request(held)) instanceof Submission.Refused(var why, var ignored)) {
            end(held, Event.LOST, "the site refused to start it: " + why, null);
        }
    }

    private void started(Held held) {
        switch (runner.observe(held.runKey())) {
            case Observation.NotFound none -> again(held, "its start left no trace");
            case Observation.Starting starting -> again(held, "its start left no process");
            case Observation.Running running -> running(held, running);
            case Observation.Ended ended -> ended(held, ended);
            case Observation.Lost(var why) -> gone(held, why);
            case Observation.Missed(var why) -> gone(held, why);
            case Observation.Unreachable unreachable -> {}
        }
    }

    /** Killed between the intention and the start: the same key may be submitted again, but not after the machine restarted. */
    private void again(Held held, String why) {
        if (!held.boot().equals(boot)) {
            gone(held, why + " before the machine restarted");
        } else if (held.order().withdrawn() && runner.cancel(held.runKey())) {
            end(held, Event.WITHDRAWN, "withdrawn while it started", null);
        } else {
            submit(held);
        }
    }

    private void running(Held held, Observation.Running running) {
        if (held.state() == State.STARTING) {
            report(held.with(State.RUNNING), held.tries() == 0 ? Event.STARTED : Event.RESTARTED, held.note(), running);
        }
        if (held.order().withdrawn()) {
            runner.cancel(held.runKey());
        }
    }

    private void ended(Held held, Observation.Ended ended) {
        if (kept(held)) {
            anew(held, Duration.between(ended.startedAt(), ended.endedAt()));
        } else {
            end(held, Event.ENDED, held.state() == State.STARTING ? held.note() : "", ended);
        }
    }

    /** Of a run that may have had its effect nobody starts a second one; what is kept running is started anew. */
    private void gone(Held held, String why) {
        if (kept(held)) {
            anew(held, held.boot().equals(boot) ? Duration.ZERO : SETTLED);
        } else {
            end(held, Event.LOST, held.boot().equals(boot) ? why : why + "; the machine restarted since", null);
        }
    }

    private static boolean kept(Held held) {
        return held.order().allowance().keep() && !held.order().withdrawn();
    }

    private void anew(Held held, Duration ran) {
        var pause = ran.compareTo(SETTLED) >= 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(held.tries(), 9));
        var most = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        book.become(held.anew(millis.getAsLong() + most.toMillis()));
    }

    private void end(Held held, Event event, String words, @Nullable Observation seen) {
        report(held.with(State.ENDED), event, words, seen);
    }

    private void report(Held next, Event event, String words, @Nullable Observation seen) {
        var running = seen instanceof Observation.Running r ? r : null;
        var ended = seen instanceof Observation.Ended e ? e : null;
        book.become(
                next,
                incarnation,
                new WorkReport(
                        0,
                        "",
                        next.order().runKey(),
                        event,
                        millis.getAsLong(),
                        words,
                        running != null
                                ? running.where().object()
                                : ended != null ? ended.where().object() : null,
                        running != null
                                ? Long.valueOf(running.startedAt().toEpochMilli())
                                : ended != null ? ended.startedAt().toEpochMilli() : null,
                        ended == null ? null : ended.endedAt().toEpochMilli(),
                        ended == null ? null : ended.exitCode(),
                        ended == null ? "" : runner.output(next.runKey(), OUTPUT),
                        ""),
                signs);
    }

    private static RunRequest request(Held held) {
        var order = held.order();
        return new RunRequest(
                held.runKey(),
                "",
                new Work.Command(order.command()),
                order.environment(),
                order.allowance().keep() ? FOR_EVER : Duration.ofSeconds(order.longestSeconds()),
                order.mostOutputBytes());
    }
}
