package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.feed.FeedOutcome;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.connector.feed.Probe;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The live sources: how their latest round of questions went, when they last brought something, the rounds before with
 * the answers that were kept, and a way to ask at once.
 */
final class FeedsPanel {
    private static final int ROUNDS = 5;

    private final Feeds feeds;
    private final ProbeButtons probes;
    private final Clock clock;
    private final @Nullable Consumer<String> fetch;
    private final Panel panel = new Panel("Live sources", "asked by the console itself");
    private final Div lines = new Div();

    /** @param fetch asks a source at once; null for those who may not */
    FeedsPanel(Feeds feeds, ProbeButtons probes, Clock clock, @Nullable Consumer<String> fetch) {
        this.feeds = feeds;
        this.probes = probes;
        this.clock = clock;
        this.fetch = fetch;
        panel.addContent(lines);
        if (probes.may()) {
            panel.tools(probes.add(this::refresh));
        }
        refresh();
    }

    Panel panel() {
        return panel;
    }

    /** @return whether a round is under way */
    boolean refresh() {
        lines.removeAll();
        var statuses = feeds.statuses();
        if (statuses.isEmpty()) {
            var none =
                    new Span("None is switched on. An administrator names them under tradewind.connector.feeds in the"
                            + " console's settings; docs/data-sources.md lists what can be asked."
                            + (probes.may() ? " The time to an address can be measured from here." : ""));
            none.addClassName("tw-quiet");
            lines.add(none);
        }
        for (var status : statuses) {
            var probe = probes.of(status.id()).orElse(null);
            var feed = new Div(line(status, probe), FeedRounds.of(feeds, status.id(), ROUNDS));
            feed.addClassName("data-feed");
            lines.add(feed);
        }
        return statuses.stream().anyMatch(status -> running(status.last()));
    }

    private static boolean running(@Nullable FeedRun last) {
        return last != null && last.outcome() == FeedOutcome.RUNNING;
    }

    private Div line(FeedStatus status, @Nullable Probe probe) {
        FeedRun last = status.last();
        var words = new Span((probe == null
                        ? status.title() + ", every " + Formats.duration(status.every())
                        : ProbeButtons.words(probe))
                + detail(status, last));
        words.addClassName("tw-quiet");
        var right = new Div(mark(last));
        right.addClassName("data-feed-state");
        button(status, last, right);
        if (probe != null && probes.may()) {
            right.add(probes.remove(probe, this::refresh));
        }
        var name = new Div(status.id());
        name.addClassName("tw-strong");
        var line = new Div(new Div(name, new Div(words)), right);
        line.addClassName("tw-pair");
        return line;
    }

    private void button(FeedStatus status, @Nullable FeedRun last, Div into) {
        var ask = fetch;
        if (ask == null) {
            return;
        }
        var button = new Button("Fetch now", click -> {
            click.getSource().setEnabled(false);
            ask.accept(status.id());
        });
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setEnabled(!running(last));
        button.getElement().setAttribute("aria-label", "Fetch " + status.id() + " now");
        into.add(button);
    }

    private String detail(FeedStatus status, @Nullable FeedRun last) {
        if (last == null) {
            return "";
        }
        Instant good = status.lastGoodAt();
        String since = good == null
                ? ", never brought a value"
                : ", last value brought " + Formats.age(good, clock.instant()) + " ago";
        return last.message() == null ? since : since + ". " + last.message();
    }

    static Component mark(@Nullable FeedRun last) {
        if (last == null) {
            return new StatusMark(Status.WAITING, "not asked yet");
        }
        FeedOutcome outcome = last.outcome();
        return switch (outcome) {
            case RUNNING -> new StatusMark(Status.RUNNING, "being asked");
            case OK -> new StatusMark(Status.DONE, last.added() + " new, " + last.revised() + " revised");
            case PARTIAL ->
                new StatusMark(
                        Status.DEGRADED,
                        last.stopped() ? "broke off, asked again soon" : "partly, " + last.refused() + " not believed");
            case FAILED -> new StatusMark(Status.FAILED, "failed, earlier values stay");
        };
    }
}
