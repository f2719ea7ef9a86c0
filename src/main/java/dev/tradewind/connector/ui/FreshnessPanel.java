package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import dev.tradewind.catalog.Catalog;
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
    private final Catalog catalog;
    private final boolean mayImport;
    private final Clock clock;
    private int missing;

    FreshnessPanel(Signals signals, EgressQueries egress, Catalog catalog, boolean mayImport, Clock clock) {
        this.signals = signals;
        this.egress = egress;
        this.catalog = catalog;
        this.mayImport = mayImport;
        this.clock = clock;
    }

    Panel panel() {
        var panel = new Panel(tr("Signals"), tr("newest value that is no forecast"));
        var bills = egress.billed();
        panel.addContent(line(
                "file-text",
                tr("Bills"),
                bills.isEmpty() ? Connectable.BILLS.sources() : tr("of every provider, by its newest charge"),
                Connectable.BILLS,
                bills.map(range -> range.to()).orElse(null),
                Freshness.BILLS));
        panel.addContent(series("leaf", Connectable.CARBON, "carbon:", Freshness.CARBON));
        panel.addContent(series("hash", Connectable.PRICES, "price:", Freshness.LISTS));
        optional(panel, "hash", tr("Egress prices"), "egress:", Freshness.LISTS);
        optional(panel, "hash", tr("Spot prices"), SeriesNames.SPOT, Freshness.SPOT_PRICES);
        optional(panel, "hash", tr("Spot interruptions"), SeriesNames.INTERRUPTIONS, Freshness.LISTS);
        panel.addContent(series("timer", Connectable.RTT, "rtt:", Freshness.ROUND_TRIPS));
        optional(panel, "timer", tr("Utilisation"), "utilisation:", Freshness.UTILISATION);
        optional(panel, "hash", tr("Functional units"), "units:", Freshness.LISTS);
        if (missing > 0) {
            panel.setSubtitle(
                    tr("{0} of {1} connected", Connectable.values().length - missing, Connectable.values().length));
            panel.addContent(new ShippedList(catalog));
        }
        return panel;
    }

    /** What only some installations have is shown where it is. */
    private void optional(Panel panel, String icon, String name, String prefix, Duration fresh) {
        if (!signals.statuses(prefix).isEmpty()) {
            panel.addContent(series(icon, name, null, prefix, fresh));
        }
    }

    private Div series(String icon, Connectable signal, String prefix, Duration fresh) {
        return series(icon, signal.title(), signal, prefix, fresh);
    }

    private Div series(String icon, String name, @Nullable Connectable signal, String prefix, Duration fresh) {
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
        return line(icon, name, all.isEmpty() && signal != null ? signal.sources() : words, signal, newest, fresh);
    }

    private Div line(
            String icon,
            String name,
            String what,
            @Nullable Connectable signal,
            @Nullable Instant newest,
            Duration fresh) {
        var title = new Div(name);
        title.addClassName("tw-strong");
        var words = new Div(what);
        words.addClassName("tw-quiet");
        var right = new Div(mark(newest, fresh));
        right.addClassName("data-signal-state");
        if (newest == null && signal != null) {
            missing++;
            right.add(connect(signal));
        }
        var line = new Div(new Glyph(icon), new Div(title, words), right);
        line.addClassName("data-signal");
        return line;
    }

    /** Says how to whoever may; to others that it is missing says enough. */
    private Component connect(Connectable signal) {
        var connect = new NativeButton(tr("Connect"), click -> new ConnectDialog(signal).open());
        connect.addClassName("tw-link");
        connect.getElement().setAttribute("aria-label", tr("Connect {0}", signal.title()));
        connect.setVisible(mayImport);
        return connect;
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
