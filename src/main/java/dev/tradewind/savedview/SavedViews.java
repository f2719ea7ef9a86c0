package dev.tradewind.savedview;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the views of people. */
@Component
public class SavedViews {
    private static final String COLUMNS = "select id, owner_id, name, path, shared, saved_at from savedview_view ";
    private static final int MOST_OF_ONE = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Their own by name, then those that others share. */
    public List<SavedView> of(Person person) {
        return jdbc.sql(COLUMNS + "where owner_id = :me or shared"
                        + " order by case when owner_id = :me then 0 else 1 end, lower(name), id")
                .param("me", person.id())
                .query((row, n) -> view(row))
                .list();
    }

    /**
     * Saves a view; one of the same name of the same person is replaced and keeps its id.
     *
     * @param path of a page of this console, as {@code egress?tab=flows}
     * @throws IllegalArgumentException when the name or the path cannot be taken, or the person has 200 already
     */
    @Transactional
    public SavedView save(Person person, String name, String path, boolean shared) {
        String checked = SavedView.checkedName(name);
        SavedView before = named(person, checked).orElse(null);
        var view = new SavedView(
                before == null ? Ids.next() : before.id(),
                person.id(),
                checked,
                SavedView.checkedPath(path),
                shared,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (before == null) {
            requireRoom(person);
        } else {
            jdbc.sql("delete from savedview_view where id = ?")
                    .param(before.id())
                    .update();
        }
        jdbc.sql("insert into savedview_view (id, owner_id, name, path, shared, saved_at) values (?, ?, ?, ?, ?, ?)")
                .param(view.id())
                .param(view.ownerId())
                .param(view.name())
                .param(view.path())
                .param(view.shared())
                .param(view.savedAt().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(Change.of(
                "saved-view.saved",
                "saved-view",
                view.id().toString(),
                before == null ? null : told(before),
                told(view)));
        return view;
    }

    /** One that the person sees. */
    public Optional<SavedView> find(UUID id, Person person) {
        return of(person).stream().filter(view -> view.id().equals(id)).findFirst();
    }

    /**
     * Removes a view of one's own; an administrator removes any that is shared.
     *
     * @throws IllegalArgumentException when it is somebody else's to remove
     */
    @Transactional
    public void remove(SavedView view, Person by) {
        if (!removable(view, by)) {
            throw new IllegalArgumentException(
                    "'" + view.name() + "' is somebody else's. Ask who saved it, or an administrator.");
        }
        jdbc.sql("delete from savedview_view where id = ?").param(view.id()).update();
        audit.record(Change.of("saved-view.removed", "saved-view", view.id().toString(), told(view), null));
    }

    public static boolean removable(SavedView view, Person by) {
        return view.ownerId().equals(by.id()) || by.has(Role.ADMIN);
    }

    private Optional<SavedView> named(Person person, String name) {
        return jdbc.sql(COLUMNS + "where owner_id = ? and name = ?")
                .param(person.id())
                .param(name)
                .query((row, n) -> view(row))
                .optional();
    }

    private void requireRoom(Person person) {
        long own = jdbc.sql("select count(*) from savedview_view where owner_id = ?")
                .param(person.id())
                .query(Long.class)
                .single();
        if (own >= MOST_OF_ONE) {
            throw new IllegalArgumentException("you have " + own + " saved views; remove one that you no longer open");
        }
    }

    /** Without the time, which the entry has itself. */
    private static Map<String, Object> told(SavedView view) {
        return Map.of("name", view.name(), "path", view.path(), "shared", view.shared());
    }

    private static SavedView view(ResultSet row) throws SQLException {
        return new SavedView(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getString("name"),
                row.getString("path"),
                row.getBoolean("shared"),
                Timestamps.at(row, "saved_at"));
    }
}
