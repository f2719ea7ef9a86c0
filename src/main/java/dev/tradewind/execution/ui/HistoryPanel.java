package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.execution.AsItWas;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.execution.StepAsItWas;
import dev.tradewind.ui.Dates;
import dev.tradewind.ui.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** The history of one execution, whether it is whole, and what the execution was at a moment that the reader names. */
final class HistoryPanel extends Div {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Executions executions;
    private final ZoneId zone;

    HistoryPanel(Executions executions, ExecutionSummary of, ZoneId zone, PastMoment past) {
        this.executions = executions;
        this.zone = zone;
        addClassNames("tw-panel", "dc-wide");
        past.problem().ifPresent(problem -> add(problem(problem)));
        past.at().ifPresent(at -> add(asItWas(of, at, past)));
        add(log(of, past));
    }

    private Div asItWas(ExecutionSummary of, Instant at, PastMoment past) {
        var now = new Anchor(past.link(of, null), tr("Back to now"));
        now.addClassName("dc-end");
        var title = new Div(new H3(tr("As it was at {0}", exact(at))), now);
        title.addClassName("dc-line");
        var block = new Div(title);
        block.addClassName("dc-block");
        try {
            shown(executions.asItWas(of.id(), at), block);
        } catch (IllegalArgumentException | IllegalStateException e) {
            block.add(problem(String.valueOf(e.getMessage())));
        }
        return block;
    }

    private void shown(AsItWas then, Div block) {
        var hold = then.holdReason();
        block.add(new Div(ExecutionMarks.words(then.state())
                + (hold == null ? "" : ", " + ExecutionMarks.words(hold))
                + tr(", since {0}, by the first {1} lines of its history", exact(then.at()), then.lines())));
        for (var step : then.steps()) {
            var line = new Div(ExecutionMarks.of(step.state(), said(step.kind().title())), words(step));
            line.addClassName("dc-line");
            block.add(line);
        }
    }

    private static Span words(StepAsItWas step) {
        var words = new Span(ExecutionMarks.words(step.state())
                + (step.attempts() > 1 ? tr(", attempt {0}", step.attempts()) : "")
                + (step.holds() > 0 ? tr(", {0} of them only held", step.holds()) : ""));
        words.addClassNames("dc-quiet", "dc-end");
        return words;
    }

    private Div log(ExecutionSummary of, PastMoment past) {
        var lines = new Pre();
        boolean numbered = false;
        for (var line : executions.history(of.id())) {
            var time = TIME.format(line.at().atZone(zone));
            if (line.number() == null) {
                lines.add(new Span(time));
            } else {
                numbered = true;
                var link = new Anchor(past.link(of, line.at()), time);
                link.getElement().setAttribute("title", tr("As it was then"));
                lines.add(link);
            }
            lines.add(new Span("  f" + line.fence() + "  " + words(line.line()) + "\n"));
        }
        var block = new Div(new H3(tr("Log")));
        block.addClassName("dc-block");
        if (numbered) {
            block.add(executions
                    .historyBroken(of.id())
                    .map(why -> problem(tr("Not whole: {0}. The audit log holds the digest of each line.", why)))
                    .orElseGet(() -> {
                        var whole = new Div(tr("Whole: replayed line by line it leads to what is stored."));
                        whole.addClassName("dc-quiet");
                        return whole;
                    }));
            block.add(picker(of, past));
        }
        block.add(lines);
        return block;
    }

    /** A line is kept in English: of what, after a colon what it came to, and after a comma the detail. */
    static String words(String line) {
        int what = line.indexOf(": ");
        return what < 0 ? said(line) : said(line.substring(0, what)) + ": " + detailed(line.substring(what + 2));
    }

    private static String detailed(String text) {
        var whole = said(text);
        int detail = text.indexOf(", ");
        return detail < 0 || !whole.equals(text)
                ? whole
                : said(text.substring(0, detail)) + ", " + said(text.substring(detail + 2));
    }

    private DateTimePicker picker(ExecutionSummary of, PastMoment past) {
        var picker = new DateTimePicker(tr("As it was at, {0}", Formats.zoneName(zone)));
        picker.setStep(Duration.ofSeconds(1));
        Dates.sameForEverybody(picker);
        past.at().ifPresent(at -> picker.setValue(at.atZone(zone).toLocalDateTime()));
        picker.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                var value = event.getValue();
                past.go(of, value == null ? null : value.atZone(zone).toInstant());
            }
        });
        return picker;
    }

    private static Div problem(String words) {
        var problem = new Div(words);
        problem.addClassName("tw-problem");
        return problem;
    }

    private String exact(@Nullable Instant at) {
        return at == null ? "" : Formats.day(at, zone) + " " + TIME.format(at.atZone(zone));
    }
}
