package dev.tradewind.identity.review;

import dev.tradewind.identity.review.ReviewLine.Verdict;
import dev.tradewind.quantity.Timestamps;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of access reviews. */
@Component
class ReviewLedger {
    private final JdbcClient jdbc;

    ReviewLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID id, Instant at, UUID by) {
        jdbc.sql("insert into identity_access_review (id, started_at, started_by) values (?, ?, ?)")
                .param(id)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by)
                .update();
    }

    void addLine(
            UUID review,
            UUID person,
            String roles,
            String groups,
            int tokens,
            @Nullable OffsetDateTime lastSignedInAt) {
        jdbc.sql("""
                insert into identity_access_review_line
                    (review_id, person_id, roles, approval_groups, valid_tokens, last_signed_in_at)
                values (?, ?, ?, ?, ?, ?)""")
                .param(review)
                .param(person)
                .param(roles)
                .param(groups)
                .param(tokens)
                .param(new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, lastSignedInAt))
                .update();
    }

    /** False if there is no such line or somebody has decided on it. */
    boolean decide(UUID review, UUID person, Verdict verdict, String reason, UUID by, Instant at) {
        return jdbc.sql("""
                        update identity_access_review_line set verdict = ?, reason = ?, decided_by = ?, decided_at = ?
                        where review_id = ? and person_id = ? and verdict is null""")
                        .param(verdict.name())
                        .param(reason)
                        .param(by)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(review)
                        .param(person)
                        .update()
                == 1;
    }

    void signOff(UUID review, UUID by, Instant at) {
        jdbc.sql("update identity_access_review set signed_off_at = ?, signed_off_by = ? where id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(by)
                .param(review)
                .update();
    }

    List<AccessReview> all() {
        return jdbc.sql("""
                select r.id, r.started_at, r.started_by, r.signed_off_at, r.signed_off_by, count(l.person_id),
                    sum(case when l.person_id is not null and l.verdict is null then 1 else 0 end)
                from identity_access_review r left join identity_access_review_line l on l.review_id = r.id
                group by r.id, r.started_at, r.started_by, r.signed_off_at, r.signed_off_by
                order by r.started_at desc, r.id""")
                .query((row, n) -> new AccessReview(
                        row.getObject(1, UUID.class),
                        Timestamps.at(row, 2),
                        row.getObject(3, UUID.class),
                        Timestamps.instant(row.getObject(4, OffsetDateTime.class)),
                        row.getObject(5, UUID.class),
                        row.getInt(6),
                        row.getInt(7)))
                .list();
    }

    List<ReviewLine> lines(UUID review) {
        return jdbc.sql("""
                select person_id, roles, approval_groups, valid_tokens, last_signed_in_at, verdict, reason, decided_by,
                    decided_at
                from identity_access_review_line where review_id = ? order by person_id""")
                .param(review)
                .query((row, n) -> new ReviewLine(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        Timestamps.instant(row.getObject(5, OffsetDateTime.class)),
                        row.getString(6) == null ? null : Verdict.valueOf(row.getString(6)),
                        row.getString(7),
                        row.getObject(8, UUID.class),
                        Timestamps.instant(row.getObject(9, OffsetDateTime.class))))
                .list();
    }
}
