package dev.tradewind.audit.log;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The signed checkpoints. */
@Component
public class Checkpoints {
    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A checkpoint as it is stored.
     *
     * @param note signed text
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Stored(long size, byte[] rootHash, String note, Instant signedAt) {}

    public Optional<Stored> last() {
        return jdbc.sql("select size, root_hash, note, signed_at from audit_checkpoint order by size desc limit 1")
                .query(Checkpoints::stored)
                .optional();
    }

    /** The one signed at just this size. */
    public Optional<Stored> of(long size) {
        return jdbc.sql("select size, root_hash, note, signed_at from audit_checkpoint where size = ?")
                .param(size)
                .query(Checkpoints::stored)
                .optional();
    }

    /** The largest in {@code (above, upTo]}; where there is none, the next one after that. */
    public Optional<Stored> ending(long above, long upTo) {
        var within = jdbc.sql(
                        "select size, root_hash, note, signed_at from audit_checkpoint where size > ? and size <= ?"
                                + " order by size desc limit 1")
                .param(above)
                .param(upTo)
                .query(Checkpoints::stored)
                .optional();
        return within.isPresent()
                ? within
                : jdbc.sql("select size, root_hash, note, signed_at from audit_checkpoint where size > ?"
                                + " order by size limit 1")
                        .param(above)
                        .query(Checkpoints::stored)
                        .optional();
    }

    /** Those up to this size, smallest first. */
    public List<Stored> upTo(long size) {
        return jdbc.sql("select size, root_hash, note, signed_at from audit_checkpoint where size <= ? order by size")
                .param(size)
                .query(Checkpoints::stored)
                .list();
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(row.getLong(1), row.getBytes(2), row.getString(3), Timestamps.at(row, 4));
    }
}
