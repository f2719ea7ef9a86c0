package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeRun.State;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.WorkReport;
import dev.tradewind.edge.wire.WorkReport.Event;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The agents' logs of what they did. An entry counts when its signature is the site's, its number is the next and it names
 * the entry before; then it is one of our own log too. What is not so is refused and told, and nothing after it is taken.
 */
@Component
class WorkReports {
    private final JdbcClient jdbc;
    private final AuditTrail audit;

    WorkReports(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** What was refused, and stays so until somebody looks. */
    record Refusal(String site, String incarnation, long sequence, String why, Instant at) {}

    private record End(long sequence, String sha256) {}

    /** Answers the last number that is stored. */
    long take(String site, String incarnation, List<WorkReport> reports, Instant now) {
        var end = jdbc.sql("select sequence, sha256 from edge_report where incarnation = ? order by sequence desc"
                        + " fetch first 1 rows only")
                .param(incarnation)
                .query((row, n) -> new End(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(new End(0, ""));
        if (reports.isEmpty()) {
            return end.sequence();
        }
        var keys = keys(site, incarnation);
        for (var report : reports) {
            if (report.sequence() <= end.sequence()) {
                continue; // it came before; its confirmation was lost
            }
            var wrong = wrong(report, incarnation, end, keys);
            if (wrong != null) {
                refuse(site, incarnation, report, wrong, now);
                break;
            }
            store(site, incarnation, report, now);
            end = new End(report.sequence(), report.sha256(incarnation));
        }
        return end.sequence();
    }

    /** That of the site, and those of the earlier runs of an agent that stores none; empty once it was revoked. */
    private List<String> keys(String site, String incarnation) {
        return jdbc.sql("""
                select s.public_key from edge_site s where s.site = ? and s.incarnation = ? and s.revoked_at is null
                union
                select k.public_key from edge_agent_key k join edge_site s on s.site = k.site
                    and s.incarnation = k.incarnation and s.revoked_at is null
                where k.site = ? and k.incarnation = ?""")
                .params(site, incarnation, site, incarnation)
                .query(String.class)
                .list();
    }

    private static @Nullable String wrong(WorkReport report, String incarnation, End end, List<String> keys) {
        if (report.sequence() != end.sequence() + 1) {
            return "entry %d is missing, %d came".formatted(end.sequence() + 1, report.sequence());
        }
        if (!report.previousSha256().equals(end.sha256())) {
            return "entry %d does not name the entry before it".formatted(report.sequence());
        }
        return keys.stream().anyMatch(key -> Enrolments.signed(key, report.text(incarnation), report.signature()))
                ? null
                : "entry %d is not signed with the site's key".formatted(report.sequence());
    }

    private void refuse(String site, String incarnation, WorkReport report, String why, Instant now) {
        var known = jdbc.sql("select why from edge_report_refused where incarnation = ?")
                .param(incarnation)
                .query(String.class)
                .optional();
        if (known.filter(why::equals).isPresent()) {
            return;
        }
        jdbc.sql("delete from edge_report_refused where incarnation = ?")
                .param(incarnation)
                .update();
        jdbc.sql("insert into edge_report_refused values (?, ?, ?, ?, ?)")
                .params(incarnation, site, report.sequence(), why, Timestamp.from(now))
                .update();
        audit.record(Change.of(
                        "edge-log.refused",
                        "edge-site",
                        site,
                        Map.of("queue", incarnation, "sequence", report.sequence(), "run", report.runKey()))
                .because(why));
    }

    private void store(String site, String incarnation, WorkReport report, Instant now) {
        jdbc.sql("insert into edge_report values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        incarnation,
                        report.sequence(),
                        site,
                        report.runKey(),
                        report.event().name(),
                        Times.of(report.atMillis()),
                        Words.cut(report.words()),
                        report.sha256(incarnation),
                        Json.text(report),
                        Timestamp.from(now))
                .update();
        jdbc.sql("delete from edge_report_refused where incarnation = ?")
                .param(incarnation)
                .update();
        apply(site, report);
        record(site, incarnation, report);
    }

    private void apply(String site, WorkReport report) {
        jdbc.sql("update edge_order set state = ?, words = ?, object = coalesce(?, object), started_at ="
                        + " coalesce(?, started_at), ended_at = ?, exit_code = ?, output = ?, state_at = ? where run_key = ?"
                        + " and site = ?")
                .params(
                        state(report.event()).name(),
                        Words.cut(report.words()),
                        new SqlParameterValue(Types.VARCHAR, report.object()),
                        time(report.startedAtMillis()),
                        time(report.endedAtMillis()),
                        new SqlParameterValue(Types.INTEGER, report.exitCode()),
                        report.output(),
                        Times.of(report.atMillis()),
                        report.runKey(),
                        site)
                .update();
    }

    /** The site's own entry stands in ours with its number, its signature and its own time. */
    private void record(String site, String incarnation, WorkReport report) {
        var facts = new TreeMap<String, Object>();
        facts.put("site", site);
        facts.put("queue", incarnation);
        facts.put("sequence", report.sequence());
        facts.put("atSite", Instant.ofEpochMilli(report.atMillis()).toString());
        facts.put("sha256", report.sha256(incarnation));
        facts.put("signature", report.signature());
        if (report.exitCode() != null) {
            facts.put("exitCode", report.exitCode());
        }
        var action = "edge-run." + report.event().name().toLowerCase(Locale.ROOT);
        audit.record(Change.of(action, "edge-run", report.runKey(), facts)
                .because(report.words().isBlank() ? null : Words.cut(report.words())));
        if (report.event() == Event.STARTED && !report.words().isBlank()) {
            audit.record(Change.of("policy.exception", "edge-run", report.runKey(), facts)
                    .because(Words.cut(report.words())));
        }
    }

    List<Refusal> refusals() {
        return jdbc.sql("select * from edge_report_refused order by refused_at desc, incarnation")
                .query((row, n) -> new Refusal(
                        row.getString("site"),
                        row.getString("incarnation"),
                        row.getLong("sequence"),
                        row.getString("why"),
                        Times.instant(row, "refused_at")))
                .list();
    }

    private static SqlParameterValue time(@Nullable Long millis) {
        return new SqlParameterValue(Types.TIMESTAMP, millis == null ? null : Times.of(millis));
    }

    private static State state(Event event) {
        return switch (event) {
            case STARTED, RESTARTED -> State.RUNNING;
            case ENDED -> State.ENDED;
            case MISSED -> State.MISSED;
            case LOST -> State.LOST;
            case WITHDRAWN -> State.WITHDRAWN;
        };
    }
}
