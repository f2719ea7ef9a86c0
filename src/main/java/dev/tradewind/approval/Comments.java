package dev.tradewind.approval;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.recommendation.RecommendationSummary;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Comments on recommendations: added, never changed and never removed. */
@Component
@Transactional
public class Comments {
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Comments(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public static boolean mayWrite(Person by) {
        return by.has(Role.OPERATOR) || by.has(Role.APPROVER) || by.has(Role.ANALYST);
    }

    /**
     * @throws IllegalStateException if the person may only read
     * @throws IllegalArgumentException if it is empty or longer than 4,000 characters
     */
    public Comment add(RecommendationSummary on, String words, Person by) {
        if (!mayWrite(by)) {
            throw new IllegalStateException("Commenting takes OPERATOR, APPROVER or ANALYST");
        }
        var text = words.trim();
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "A comment has 1 to %d characters, not %d".formatted(LONGEST, text.length()));
        }
        var comment = new Comment(Ids.next(), by.id(), clock.instant(), text);
        jdbc.sql("""
                insert into approval_comment (id, recommendation_id, person_id, written_at, words)
                values (?, ?, ?, ?, ?)""")
                .params(comment.id(), on.id(), by.id(), comment.writtenAt().atOffset(ZoneOffset.UTC), text)
                .update();
        audit.record(Change.of(
                        "recommendation.commented",
                        "recommendation",
                        on.shortId(),
                        Map.of("comment", comment.id().toString(), "digest", on.digest()))
                .because(text));
        return comment;
    }

    @Transactional(readOnly = true)
    public List<Comment> of(UUID recommendation) {
        return jdbc.sql("select * from approval_comment where recommendation_id = ? order by written_at, id")
                .param(recommendation)
                .query((row, n) -> new Comment(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Timestamps.at(row, "written_at"),
                        row.getString("words")))
                .list();
    }
}
