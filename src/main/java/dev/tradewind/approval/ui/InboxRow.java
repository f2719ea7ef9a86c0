package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.approval.Matter;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Formats;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One recommendation in the inbox: what, whose, how much, until when, how many have agreed. */
final class InboxRow extends Div {
    InboxRow(
            RecommendationSummary of,
            boolean selected,
            String link,
            Matter matter,
            Instant now,
            ZoneId zone,
            @Nullable Component choose) {
        addClassName("dc-row");
        getElement().setAttribute("role", "listitem");
        var kind = new Span(said(of.kind().word()));
        kind.addClassName("dc-kind");
        var when = new Span(until(of, now, zone));
        when.addClassName(soon(of, now) ? "dc-soon" : "dc-quiet");
        var first = new Div(kind, new Span(of.shortId() + " · " + of.owner()), when);
        first.addClassName("dc-line");
        var title = new Div(said(of.title()));
        title.addClassNames("dc-title", "dc-clip");
        title.getElement().setAttribute("title", said(of.title()));
        var agreed = new Span(
                of.state().undecided()
                        ? tr("{0} of {1}", matter.counting().size(), matter.peopleInAll())
                        : said(of.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        agreed.addClassName("dc-end");
        var deltas = new Div(
                Delta.of(of.deltaUsdPerMonth(), "USD", 2),
                Delta.of(of.deltaKgCo2ePerMonth(), "kgCO2e", 1),
                Delta.of(of.deltaRttMillis(), "ms", 1),
                agreed);
        deltas.addClassName("dc-line");
        var anchor = new Anchor(link, "");
        anchor.add(first, title, deltas);
        if (selected) {
            anchor.getElement().setAttribute("aria-current", "true");
        }
        if (choose != null) {
            addClassName("dc-choosable");
            add(choose);
        }
        add(anchor);
    }

    static boolean soon(RecommendationSummary of, Instant now) {
        return of.state().undecided() && of.expiresAt().isBefore(now.plus(Duration.ofHours(24)));
    }

    static String until(RecommendationSummary of, Instant now, ZoneId zone) {
        if (!of.state().undecided()) {
            return Formats.day(of.stateAt(), zone);
        }
        var snoozed = of.snoozedUntil();
        if (of.state() == RecommendationState.SNOOZED && snoozed != null) {
            return tr("snoozed, back in {0}", Formats.duration(Duration.between(now, snoozed)));
        }
        return of.expiresAt().isAfter(now)
                ? tr("{0} left", Formats.duration(Duration.between(now, of.expiresAt())))
                : tr("expires now");
    }
}
