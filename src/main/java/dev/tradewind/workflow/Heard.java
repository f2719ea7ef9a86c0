package dev.tradewind.workflow;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Events from outside that start workflows. One that is sent again, which every transport may do, starts nothing again: who
 * delivers and who carries out are two things.
 */
@Component
public class Heard {
    private final JdbcClient jdbc;
    private final Workflows workflows;
    private final AuditTrail audit;
    private final Clock clock;

    Heard(JdbcClient jdbc, Workflows workflows, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.workflows = workflows;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param runs that it started, by their short ids
     * @param again true where it had been heard before; then nothing was started now
     */
    public record Answer(List<String> runs, boolean again) {
        public Answer {
            runs = List.copyOf(runs);
        }
    }

    /**
     * In one transaction: heard, and everything that waits for it begun.
     *
     * @param source and {@code id} name the event for ever, as CloudEvents demand
     * @throws IllegalArgumentException if one of the three is missing or too long
     * @throws dev.tradewind.identity.OutOfScope if a workflow that waits for it is not all in the scope of who sends it
     */
    @Transactional
    public Answer hear(String source, String id, String type, Person by) {
        if (!by.has(Role.OPERATOR)) {
            throw new IllegalStateException("Starting workflows takes the role OPERATOR");
        }
        if (source.isBlank()
                || source.length() > 400
                || id.isBlank()
                || id.length() > 200
                || type.isBlank()
                || type.length() > 300) {
            throw new IllegalArgumentException(
                    "a CloudEvent has source (at most 400 characters), id (200) and type (300); got source '%s', id '%s', type '%s'"
                            .formatted(source, id, type));
        }
        var known = before(source, id);
        if (known.isPresent()) {
            return new Answer(known.get(), true);
        }
        // all of them or none: an event is heard once, so one that is left out would never begin
        for (var each : workflows.all()) {
            if (each.workflow().events().contains(type)) {
                workflows.requireAll(each.workflow(), by);
            }
        }
        // the key comes first: of two that hear it at once the second waits here and then finds it
        int first = jdbc.sql("""
                insert into workflow_heard (source, event_id, type, heard_at, runs) values (?, ?, ?, ?, '')
                on conflict do nothing""")
                .params(source, id, type, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (first == 0) {
            return new Answer(before(source, id).orElse(List.of()), true);
        }
        var runs = new ArrayList<String>();
        for (var each : workflows.all()) {
            if (each.workflow().events().contains(type)) {
                runs.add(workflows
                        .begin(each, clock.instant(), "event %s of %s, %s".formatted(id, source, type))
                        .shortId());
            }
        }
        jdbc.sql("update workflow_heard set runs = ? where source = ? and event_id = ?")
                .params(String.join(",", runs), source, id)
                .update();
        audit.record(Change.of(
                "workflow.event-heard",
                "event",
                id,
                Map.of("source", source, "type", type, "runs", List.copyOf(runs))));
        return new Answer(runs, false);
    }

    private Optional<List<String>> before(String source, String id) {
        return jdbc.sql("select runs from workflow_heard where source = ? and event_id = ?")
                .params(source, id)
                .query(String.class)
                .optional()
                .map(runs -> runs.isEmpty() ? List.<String>of() : List.of(runs.split(",")));
    }
}
