package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Glyph;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
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
                bills.isPresent() ? 1 : 0));
        panel.addContent(series("leaf", tr("Carbon"), tr("hourly intensity, CSV"), "carbon:"));
        panel.addContent(series("hash", tr("Prices"), tr("machines by site, CSV"), "price:"));
        optional(panel, "hash", tr("Egress prices"), "egress:");
        optional(panel, "hash", tr("Spot prices"), SeriesNames.SPOT);
        optional(panel, "hash", tr("Spot interruptions"), SeriesNames.INTERRUPTIONS);
        panel.addContent(series("timer", "RTT", tr("between sites, CSV"), "rtt:"));
        optional(panel, "timer", tr("Utilisation"), "utilisation:");
        optional(panel, "hash", tr("Functional units"), "units:");
        return panel;
    }

    /** What only some installations have is shown where it is. */
    private void optional(Panel panel, String icon, String name, String prefix) {
        if (!signals.statuses(prefix).isEmpty()) {
            panel.addContent(series(icon, name, "", prefix));
        }
    }

    private Div series(String icon, String name, String what, String prefix) {
        var all = signals.statuses(prefix);
        var newest = all.stream()
                .map(SeriesStatus::knownTo)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return line(
                icon, name, all.isEmpty() ? what : tr("{0} series", Formats.number(all.size())), newest, all.size());
    }

    private Div line(String icon, String name, String what, @Nullable Instant newest, int known) {
        var title = new Div(name);
        title.addClassName("tw-strong");
        var words = new Div(what);
        words.addClassName("tw-quiet");
        var mark = known == 0 || newest == null
                ? new StatusMark(Status.WAITING, tr("no data"))
                : new StatusMark(
                        Status.DONE,
                        newest.isAfter(clock.instant())
                                ? tr("reaches into today")
                                : tr("{0} old", Formats.age(newest, clock.instant())));
        var line = new Div(new Glyph(icon), new Div(title, words), mark);
        line.addClassName("data-signal");
        return line;
    }
}
