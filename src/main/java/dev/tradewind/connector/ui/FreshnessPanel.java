package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.signal.Freshness;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How old what we know is, per kind of signal. */
final class FreshnessPanel {
    private final Signals signals;
    private final EgressQueries egress;
    private final Clock clock;

    FreshnessPanel(Signals signals, EgressQueries egress, Clock clock) {
        this.signals = signals;
        this.egress = egress;
        this.clock = clock;
    }

    Panel panel() {
        var panel = new Panel(tr("Signals"), tr("newest value that is no forecast"));
        var bills = egress.billed();
        panel.addContent(line(
                "file-text",
                tr("Bills"),
                tr("of every provider, by its newest charge"),
                bills.map(range -> range.to()).orElse(null),
                Freshness.BILLS));
        panel.addContent(series("leaf", tr("Carbon"), tr("hourly intensity, CSV"), "carbon:", Freshness.CARBON));
        panel.addContent(series("hash", tr("Prices"), tr("machines by site, CSV"), "price:", Freshness.LISTS));
        optional(panel, "hash", tr("Egress prices"), "egress:", Freshness.LISTS);
        optional(panel, "hash", tr("Spot prices"), SeriesNames.SPOT, Freshness.SPOT_PRICES);
        optional(panel, "hash", tr("Spot interruptions"), SeriesNames.INTERRUPTIONS, Freshness.LISTS);
        panel.addContent(series("timer", "RTT", tr("between sites, CSV"), "rtt:", Freshness.ROUND_TRIPS));
        optional(panel, "timer", tr("Utilisation"), "utilisation:", Freshness.UTILISATION);
        optional(panel, "hash", tr("Functional units"), "units:", Freshness.LISTS);
        return panel;
    }

    /** What only some installations have is shown where it is. */
    private void optional(Panel panel, String icon, String name, String prefix, Duration fresh) {
        if (!signals.statuses(prefix).isEmpty()) {
            panel.addContent(series(icon, name, "", prefix, fresh));
        }
    }

    private Div series(String icon, String name, String what, String prefix, Duration fresh) {
        var all = signals.statuses(prefix);
        var newest = all.stream()
                .map(SeriesStatus::knownTo)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        var since = clock.instant().minus(fresh);
        long stale = all.stream()
                .map(SeriesStatus::knownTo)
                .filter(to -> to != null && to.isBefore(since))
                .count();
        var words = stale == 0
                ? tr("{0} series", Formats.number(all.size()))
                : tr("{0} series, {1} stale", Formats.number(all.size()), Formats.number(stale));
        return line(icon, name, all.isEmpty() ? what : words, newest, fresh);
    }

    private Div line(String icon, String name, String what, @Nullable Instant newest, Duration fresh) {
        var title = new Div(name);
        title.addClassName("tw-strong");
        var words = new Div(what);
        words.addClassName("tw-quiet");
        var line = new Div(new Glyph(icon), new Div(title, words), mark(newest, fresh));
        line.addClassName("data-signal");
        return line;
    }

    private StatusMark mark(@Nullable Instant newest, Duration fresh) {
        var now = clock.instant();
        if (newest == null) {
            return new StatusMark(Status.WAITING, tr("no data"));
        }
        if (newest.isAfter(now)) {
            return new StatusMark(Status.DONE, tr("reaches into today"));
        }
        var age = Formats.age(newest, now);
        return newest.plus(fresh).isBefore(now)
                ? new StatusMark(Status.DEGRADED, tr("{0} old, stale", age))
                : new StatusMark(Status.DONE, tr("{0} old", age));
    }
}
