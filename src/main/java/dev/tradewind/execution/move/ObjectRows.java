package dev.tradewind.execution.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The objects of a data set under way and their parts; every write in the caller's transaction. */
@Component
class ObjectRows {
    private final JdbcClient jdbc;

    ObjectRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose an object is at the new place. */
    enum State {
        LISTED,
        OURS,
        /** The same content stood there before. */
        THERE,
        REMOVED,
        /** Ours, but somebody wrote another since. */
        LEFT
    }

    /** @param sha256 of its content, of an object that goes in one piece and was begun */
    record Row(
            ObjectStore.Item item,
            State state,
            @Nullable String sha256,
            @Nullable String uploadId,
            long partBytes) {}

    void forget(DataMove of) {
        jdbc.sql("delete from execution_move_part where execution_id = ? and position = ?")
                .params(of.execution(), of.position())
                .update();
        jdbc.sql("delete from execution_move_object where execution_id = ? and position = ?")
                .params(of.execution(), of.position())
                .update();
    }

    void add(DataMove of, ObjectStore.Item item) {
        jdbc.sql("""
                        insert into execution_move_object (execution_id, position, object_key, bytes, etag, state)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(of.execution(), of.position(), item.key(), item.bytes(), item.etag(), State.LISTED.name())
                .update();
    }

    /** The first that is not there yet; what was begun and not finished is always this one. */
    Optional<Row> next(DataMove of) {
        return jdbc.sql("""
                        select * from execution_move_object where execution_id = ? and position = ? and state = ?
                        order by object_key limit 1
                        """)
                .params(of.execution(), of.position(), State.LISTED.name())
                .query((row, n) -> read(row))
                .optional();
    }

    /** One that we may have made and that was not removed yet. */
    Optional<Row> nextToRemove(DataMove of) {
        return jdbc.sql("""
                        select * from execution_move_object where execution_id = ? and position = ?
                            and (state = ? or state = ? and (sha256 is not null or upload_id is not null))
                        order by object_key limit 1
                        """)
                .params(of.execution(), of.position(), State.OURS.name(), State.LISTED.name())
                .query((row, n) -> read(row))
                .optional();
    }

    long count(DataMove of, State state) {
        return jdbc.sql("""
                        select count(*) from execution_move_object
                        where execution_id = ? and position = ? and state = ?
                        """)
                .params(of.execution(), of.position(), state.name())
                .query(Long.class)
                .single();
    }

    void become(DataMove of, String key, State state) {
        jdbc.sql("update execution_move_object set state = ? " + WHERE)
                .params(state.name(), of.execution(), of.position(), key)
                .update();
    }

    void content(DataMove of, String key, @Nullable String sha256) {
        jdbc.sql("update execution_move_object set sha256 = ? " + WHERE)
                .param(sha256)
                .param(of.execution())
                .param(of.position())
                .param(key)
                .update();
    }

    /** Begins an upload in parts, or forgets one with its parts. */
    void upload(DataMove of, String key, @Nullable String id, long partBytes) {
        jdbc.sql("update execution_move_object set upload_id = ?, part_bytes = ? " + WHERE)
                .param(id)
                .param(partBytes)
                .param(of.execution())
                .param(of.position())
                .param(key)
                .update();
        if (id == null) {
            jdbc.sql("delete from execution_move_part " + WHERE)
                    .params(of.execution(), of.position(), key)
                    .update();
        }
    }

    /** The source has another of that name now. */
    void relisted(DataMove of, String key, long bytes, String etag) {
        upload(of, key, null, 0);
        content(of, key, null);
        jdbc.sql("update execution_move_object set bytes = ?, etag = ? " + WHERE)
                .params(bytes, etag, of.execution(), of.position(), key)
                .update();
    }

    void drop(DataMove of, String key) {
        upload(of, key, null, 0);
        jdbc.sql("delete from execution_move_object " + WHERE)
                .params(of.execution(), of.position(), key)
                .update();
    }

    /** Before a part is sent, without an ETag; and with it once the store has it. */
    void part(DataMove of, String key, int number, String sha256, @Nullable String etag) {
        int rows = jdbc.sql("update execution_move_part set sha256 = ?, etag = ? " + WHERE + " and part = ?")
                .param(sha256)
                .param(etag)
                .param(of.execution())
                .param(of.position())
                .param(key)
                .param(number)
                .update();
        if (rows == 0) {
            jdbc.sql("""
                            insert into execution_move_part (execution_id, position, object_key, part, sha256, etag)
                            values (?, ?, ?, ?, ?, ?)
                            """)
                    .param(of.execution())
                    .param(of.position())
                    .param(key)
                    .param(number)
                    .param(sha256)
                    .param(etag)
                    .update();
        }
    }

    /** By number; the last may have no ETag: it was begun, and whether the store has it is to be asked. */
    List<Sent> parts(DataMove of, String key) {
        return jdbc.sql("select * from execution_move_part " + WHERE + " order by part")
                .params(of.execution(), of.position(), key)
                .query((row, n) -> new Sent(row.getInt("part"), row.getString("sha256"), row.getString("etag")))
                .list();
    }

    record Sent(int number, String sha256, @Nullable String etag) {}

    private static final String WHERE = "where execution_id = ? and position = ? and object_key = ?";

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                new ObjectStore.Item(row.getString("object_key"), row.getLong("bytes"), row.getString("etag")),
                State.valueOf(row.getString("state")),
                row.getString("sha256"),
                row.getString("upload_id"),
                row.getLong("part_bytes"));
    }
}
