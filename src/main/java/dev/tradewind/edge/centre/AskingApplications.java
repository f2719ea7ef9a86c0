package dev.tradewind.edge.centre;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.outbound.WebhookSignature;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the application of a WEBHOOK collection to decide each conflict. What it does not answer in some tries, or not so
 * that it can be understood, waits for a person, who may decide at any time before as well.
 */
@Component
public class AskingApplications {
    static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final Conflicts conflicts;
    private final Collections collections;
    private final Outbound outbound;
    private final AuditTrail audit;
    private final EdgeSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AskingApplications(
            JdbcClient jdbc,
            Conflicts conflicts,
            Collections collections,
            Outbound outbound,
            AuditTrail audit,
            EdgeSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.conflicts = conflicts;
        this.collections = collections;
        this.outbound = outbound;
        this.audit = audit;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What came of asking. */
    enum Outcome {
        /** It did not answer yet; it is asked again. */
        AGAIN,
        DECIDED,
        /** It is left to a person. */
        PERSON,
        /** There is nothing to sign with, so it is not asked until there is; meanwhile a person decides. */
        NO_SECRET
    }

    private record Asked(long version, int tries, Instant at, Outcome outcome) {
        boolean done() {
            return outcome == Outcome.DECIDED || outcome == Outcome.PERSON;
        }
    }

    @Scheduled(initialDelay = 10_000, fixedDelay = 2_000)
    void look() throws InterruptedException {
        var rules = collections.all().stream()
                .filter(collection -> collection.rule() == Rule.WEBHOOK)
                .collect(Collectors.toMap(EdgeCollection::name, Function.identity()));
        for (var conflict : rules.isEmpty() ? List.<EdgeConflict>of() : conflicts.open()) {
            var collection = rules.get(conflict.collection());
            if (collection != null) {
                ask(conflict, collection);
            }
        }
    }

    private void ask(EdgeConflict conflict, EdgeCollection collection) throws InterruptedException {
        var now = clock.instant();
        var before = asked(conflict.number()).filter(asked -> asked.version() == conflict.version());
        if (before.filter(asked -> asked.done()
                        || asked.outcome() == Outcome.AGAIN
                                && asked.at().plus(PAUSE).isAfter(now))
                .isPresent()) {
            return;
        }
        var secret = settings.webhookSecrets().get(collection.name());
        if (secret == null || collection.webhook() == null) {
            if (before.isEmpty()) {
                var setting = "tradewind.edge.webhook-secrets." + collection.name();
                told(conflict, 0, Outcome.NO_SECRET, setting + " is not set, so the application was not asked", null);
            }
            return;
        }
        var tries = before.map(Asked::tries).orElse(0) + 1;
        var body = new Question(conflict).body();
        var request = OutboundRequest.post(URI.create(collection.webhook()), "application/json", body)
                .with(WebhookSignature.HEADER, WebhookSignature.of(body, now, List.of(secret)))
                .with("Idempotency-Key", "conflict-" + conflict.number() + "-" + conflict.version());
        switch (outbound.once(request)) {
            case OutboundAnswer.Answered answered -> answered(conflict, tries, answered.body());
            case OutboundAnswer.Refused refused ->
                told(
                        conflict,
                        tries,
                        Outcome.PERSON,
                        "the application answered " + refused.status(),
                        text(refused.body()));
            case OutboundAnswer.Forbidden(var reason) ->
                told(conflict, tries, Outcome.PERSON, "the application was not asked: " + reason, null);
            case OutboundAnswer.Failed failed -> silent(conflict, tries, failed.reason());
            case OutboundAnswer.CircuitOpen(var until) ->
                silent(conflict, tries, "its host is left alone until " + until);
            case OutboundAnswer.NotModified none -> silent(conflict, tries, "it answered 304");
        }
    }

    private void silent(EdgeConflict conflict, int tries, String why) {
        told(
                conflict,
                tries,
                tries < TRIES ? Outcome.AGAIN : Outcome.PERSON,
                "the application did not answer, try %d of %d: %s".formatted(tries, TRIES, why),
                null);
    }

    private void answered(EdgeConflict conflict, int tries, byte[] body) {
        var said = text(body);
        try {
            var answer = Question.answer(body);
            var reason = "the application decided" + (answer.reason().isBlank() ? "" : ": " + answer.reason());
            Actors.runAs(
                    actor(conflict),
                    () -> transaction.executeWithoutResult(status -> {
                        conflicts.decide(
                                conflict.number(),
                                conflict.version(),
                                answer.choice(),
                                answer.document(),
                                Words.cut(reason),
                                actor(conflict).id());
                        write(conflict, tries, Outcome.DECIDED, reason, said);
                    }));
        } catch (Conflicts.Moved moved) {
            // a person was first, or the site sent a newer version, which is asked about anew
        } catch (IllegalArgumentException unclear) {
            told(conflict, tries, Outcome.PERSON, "the application's answer is none: " + unclear.getMessage(), said);
        }
    }

    private void told(EdgeConflict conflict, int tries, Outcome outcome, String words, @Nullable String answer) {
        Actors.runAs(
                actor(conflict),
                () -> transaction.executeWithoutResult(status -> {
                    write(conflict, tries, outcome, words, answer);
                    if (outcome != Outcome.AGAIN) {
                        audit.record(Change.of(
                                        "edge-conflict.left-to-a-person",
                                        "edge-document",
                                        "CON-" + conflict.number(),
                                        Map.of("answer", String.valueOf(answer), "tries", tries))
                                .because(Words.cut(words)));
                    }
                }));
    }

    private void write(EdgeConflict conflict, int tries, Outcome outcome, String words, @Nullable String answer) {
        jdbc.sql("delete from edge_asked where number = ?")
                .param(conflict.number())
                .update();
        jdbc.sql("insert into edge_asked values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        conflict.number(),
                        conflict.version(),
                        tries,
                        Timestamp.from(clock.instant()),
                        outcome.name(),
                        Words.cut(words),
                        new SqlParameterValue(Types.VARCHAR, answer))
                .update();
    }

    /** What the application said, or why it said nothing, in words; empty where it was not asked. */
    public Optional<String> words(long conflict) {
        return jdbc.sql("select words from edge_asked where number = ?")
                .param(conflict)
                .query(String.class)
                .optional();
    }

    private Optional<Asked> asked(long conflict) {
        return jdbc.sql("select version, tries, asked_at, outcome from edge_asked where number = ?")
                .param(conflict)
                .query((row, n) -> new Asked(
                        row.getLong(1),
                        row.getInt(2),
                        Times.instant(row, "asked_at"),
                        Outcome.valueOf(row.getString(4))))
                .optional();
    }

    private static Actor actor(EdgeConflict conflict) {
        return Actor.system("application:" + conflict.collection());
    }

    private static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, 20_000), StandardCharsets.UTF_8);
    }
}
