package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.signal.Freshness;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How old each source is, and whether the log is whole. */
@Component
class FreshnessStrip {
    private final EgressQueries egress;
    private final Signals signals;
    private final AuditLog log;
    private final Clock clock;

    FreshnessStrip(EgressQueries egress, Signals signals, AuditLog log, Clock clock) {
        this.egress = egress;
        this.signals = signals;
        this.log = log;
        this.clock = clock;
    }

    Div strip(ScopeParameters scope) {
        var strip = new Div();
        strip.addClassNames("tw-panel", "tw-freshness");
        var billed = egress.billed().map(range -> range.to()).orElse(null);
        strip.add(cell(
                tr("Bills"),
                billed,
                Freshness.BILLS,
                billed == null ? tr("no bill read") : tr("until {0}", Formats.day(billed, scope.zone())),
                scope.link("data")));
        series(strip, tr("Carbon"), "carbon:", Freshness.CARBON, tr("zones by the hour"), scope.link("carbon"));
        series(strip, tr("Round trips"), "rtt:", Freshness.ROUND_TRIPS, tr("series"), scope.link("latency"));
        series(strip, tr("Prices"), "price:", Freshness.LISTS, tr("price series"), scope.link("data"));
        strip.add(log(scope));
        return strip;
    }

    private void series(Div strip, String name, String prefix, Duration fresh, String what, String path) {
        List<SeriesStatus> all = signals.statuses(prefix);
        var newest = all.stream()
                .map(SeriesStatus::knownTo)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        strip.add(cell(name, newest, fresh, all.isEmpty() ? tr("reference data only") : all.size() + " " + what, path));
    }

    private Anchor cell(String name, @Nullable Instant until, Duration fresh, String second, String path) {
        var now = clock.instant();
        if (until == null) {
            return link(new StatusMark(Status.WAITING, name), tr("none"), second, path);
        }
        boolean stale = until.plus(fresh).isBefore(now);
        var age = until.isAfter(now) ? tr("up to date") : Formats.age(until, now) + (stale ? tr(", stale") : "");
        return link(new StatusMark(stale ? Status.DEGRADED : Status.DONE, name), age, second, path);
    }

    private Anchor log(ScopeParameters scope) {
        var state = log.status();
        var verified = state.verifiedAt();
        var waiting = state.unsequenced() == 0 ? "" : tr(", {0} waiting", state.unsequenced());
        var second = state.size() == 1
                ? tr("{0} entry{1}, root {2}", Formats.number(state.size()), waiting, Formats.hash(state.rootHash()))
                : tr("{0} entries{1}, root {2}", Formats.number(state.size()), waiting, Formats.hash(state.rootHash()));
        if (verified == null) {
            return link(new StatusMark(Status.WAITING, tr("Log not yet verified")), "", second, scope.link("audit"));
        }
        var mark = state.whole()
                ? new StatusMark(Status.DONE, tr("Log verified"))
                : new StatusMark(Status.FAILED, tr("Log is broken"));
        return link(mark, Formats.age(verified, clock.instant()), second, scope.link("audit"));
    }

    private static Anchor link(StatusMark mark, String age, String second, String path) {
        var quiet = new Span(age);
        quiet.addClassNames("tw-small", "tw-num");
        var first = new Div(mark, quiet);
        first.addClassName("tw-line");
        var below = new Div(second);
        below.addClassName("tw-small");
        below.getElement().setAttribute("title", second);
        return new Anchor(path, first, below);
    }
}
