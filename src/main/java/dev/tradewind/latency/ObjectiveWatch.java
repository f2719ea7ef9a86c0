package dev.tradewind.latency;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares every five minutes what users wait with what was promised, and tells once when an objective breaks and when it is kept
 * again. An unknown time changes nothing: it neither breaks nor mends.
 */
@Component
class ObjectiveWatch {
    private final Workloads workloads;
    private final Objectives objectives;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ToldOnce once;
    private final Clock clock;

    ObjectiveWatch(
            Workloads workloads,
            Objectives objectives,
            JdbcClient jdbc,
            Outbox outbox,
            AuditTrail audit,
            ToldOnce once,
            Clock clock) {
        this.workloads = workloads;
        this.objectives = objectives;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.once = once;
        this.clock = clock;
    }

    private record Standing(boolean broken) {}

    @Scheduled(initialDelay = 90, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        Set<String> known = new HashSet<>(jdbc.sql("select workload || ' ' || user_site from latency_broken_objective")
                .query(String.class)
                .list());
        Set<String> promised = new HashSet<>();
        for (ObjectiveStanding standing : objectives.standings(workloads.all())) {
            for (ObjectiveCheck check : standing.groups()) {
                String key = check.workload() + " " + check.userSite();
                promised.add(key);
                boolean was = known.contains(key);
                // Slow users that the objective does without break nothing.
                boolean broken = standing.isBroken() && check.state() == ObjectiveCheck.State.BROKEN;
                boolean met = standing.state() == ObjectiveCheck.State.MET || check.state() == ObjectiveCheck.State.MET;
                if (broken && !was) {
                    once.change(() -> broken(check, now));
                } else if (met && was) {
                    once.change(() -> kept(check, now));
                }
            }
        }
        known.stream().filter(key -> !promised.contains(key)).forEach(this::forget);
    }

    private void broken(ObjectiveCheck check, Instant now) {
        jdbc.sql("insert into latency_broken_objective (workload, user_site, since) values (?, ?, ?)")
                .params(check.workload(), check.userSite(), now.atOffset(ZoneOffset.UTC))
                .update();
        tell(check, true, now);
    }

    private void kept(ObjectiveCheck check, Instant now) {
        int gone = jdbc.sql("delete from latency_broken_objective where workload = ? and user_site = ?")
                .params(check.workload(), check.userSite())
                .update();
        if (gone == 1) {
            tell(check, false, now);
        }
    }

    /** Of a workload that promises nothing any more nobody need hear. */
    private void forget(String key) {
        jdbc.sql("delete from latency_broken_objective where workload || ' ' || user_site = ?")
                .param(key)
                .update();
    }

    private void tell(ObjectiveCheck check, boolean broken, Instant now) {
        String happened = broken ? "objective-broken" : "objective-kept";
        audit.record(Change.of(
                "latency." + happened, "workload", check.workload(), new Standing(!broken), new Standing(broken)));
        RoundTripEstimate estimate = check.estimate();
        outbox.add(Event.of("dev.tradewind.latency." + happened, "workload/" + check.workload(), now)
                .severity(broken ? Severity.WARNING : Severity.INFO)
                .title(check.workload()
                        + (broken ? " keeps its users waiting too long" : " keeps its latency objective again"))
                .text(String.format(
                        Locale.ROOT,
                        "Users at %s: p95 %.1f ms, objective %.1f ms%s.",
                        check.userSite(),
                        estimate == null ? Double.NaN : estimate.p95Millis(),
                        check.objectiveMillis(),
                        estimate == null ? "" : " (" + estimate.kind().name().toLowerCase(Locale.ROOT) + ")"))
                .path("latency?tab=objectives")
                .with("workload", check.workload())
                .with("userSite", check.userSite())
                .with("broken", broken)
                .to(Audience.ofRoles("OPERATOR"))
                .build());
    }
}
