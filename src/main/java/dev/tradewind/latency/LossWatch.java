package dev.tradewind.latency;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.signal.Signals;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute whether a link or a site was lost or came back, and tells it once. */
@Component
class LossWatch {
    private static final String LINK = "link";
    private static final String SITE = "site";

    private final Signals signals;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ToldOnce once;
    private final Clock clock;

    LossWatch(Signals signals, JdbcClient jdbc, Outbox outbox, AuditTrail audit, ToldOnce once, Clock clock) {
        this.signals = signals;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    private record Loss(boolean lost) {}

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        var losses = LinkLosses.of(signals.statuses("rtt:"), now);
        changed(LINK, losses.lostLinks(), losses.aliveLinks(), now);
        changed(SITE, losses.lostSites(), losses.aliveSites(), now);
    }

    private void changed(String what, Set<String> lost, Set<String> alive, Instant now) {
        Set<String> known = new TreeSet<>(jdbc.sql("select name from latency_loss where what = ?")
                .param(what)
                .query(String.class)
                .list());
        for (String name : lost) {
            if (!known.contains(name)) {
                once.change(() -> lost(what, name, now));
            }
        }
        for (String name : known) {
            // A source that fell silent says neither that a link is back nor that it is lost.
            if (alive.contains(name)) {
                once.change(() -> back(what, name, now));
            }
        }
    }

    private void lost(String what, String name, Instant now) {
        jdbc.sql("insert into latency_loss (what, name, since) values (?, ?, ?)")
                .params(what, name, now.atOffset(ZoneOffset.UTC))
                .update();
        tell(what, name, true, now);
    }

    private void back(String what, String name, Instant now) {
        int gone = jdbc.sql("delete from latency_loss where what = ? and name = ?")
                .params(what, name)
                .update();
        if (gone == 1) {
            tell(what, name, false, now);
        }
    }

    private void tell(String what, String name, boolean lost, Instant now) {
        String happened = what + (lost ? "-lost" : "-restored");
        audit.record(Change.of("latency." + happened, what, name, new Loss(!lost), new Loss(lost)));
        boolean site = what.equals(SITE);
        String title = (site ? "Site " : "Link ") + name + (lost ? " is no longer measured" : " is measured again");
        outbox.add(Event.of("dev.tradewind.latency." + happened, what + "/" + name, now)
                .severity(!lost ? Severity.INFO : site ? Severity.CRITICAL : Severity.WARNING)
                .title(title)
                .text(
                        !lost
                                ? "Round trips come in again."
                                : (site ? "All links of this site" : "This link")
                                        + " brought no round trip for 45 minutes, while their source went on measuring others."
                                        + " Look at it; what must be near its users may have to move.")
                .path("latency")
                .with(what, name)
                .with("lost", lost)
                .to(Audience.ofRoles("OPERATOR"))
                .build());
    }
}
