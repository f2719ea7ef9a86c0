package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.execution.Refusal;
import dev.tradewind.ui.Formats;
import java.time.ZoneId;

/** A target's refusal in its own words, beside the text that it was about. */
final class RefusalBlock extends Div {
    RefusalBlock(Refusal refusal, ZoneId zone) {
        var title = new Div(
                new H3(tr("Refused by {0}", refusal.executor())),
                quiet(
                        refusal.times() == 1
                                ? said(refusal.step().title()) + ", " + Formats.instant(refusal.lastAt(), zone)
                                : tr(
                                        "{0}, {1} times, the last {2}",
                                        said(refusal.step().title()),
                                        refusal.times(),
                                        Formats.instant(refusal.lastAt(), zone))));
        title.addClassName("dc-line");
        add(
                title,
                new Pre(refusal.why()),
                quiet(
                        refusal.reached()
                                ? tr("What was sent, secrets masked")
                                : tr("Nothing was sent. What it was asked, secrets masked")),
                new Pre(refusal.sent()));
        addClassName("dc-block");
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("dc-quiet");
        return span;
    }
}
