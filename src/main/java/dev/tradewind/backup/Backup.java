package dev.tradewind.backup;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Copies a data directory while it is in use. The database's copy is consistent by itself; lake and evidence hold only
 * immutable files that are durable before the database names them, so copying them afterwards misses none. The run
 * folders go with it: without them a restored engine could start a command a second time.
 */
@Component
public class Backup {
    private final Path data;
    private final DataSource source;
    private final JdbcTemplate jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    Backup(
            @Value("${tradewind.data}") Path data,
            DataSource source,
            JdbcTemplate jdbc,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.data = data.toAbsolutePath().normalize();
        this.source = source;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Writes the archive to the stream, which stays open.
     *
     * @param withKey whether the log's signing key goes with it; whoever holds it can sign in the log's name
     * @throws IllegalStateException if the database is not the directory's own
     */
    public BackupSummary write(OutputStream out, boolean withKey) throws IOException {
        requireOwnDatabase();
        transaction.executeWithoutResult(status -> audit.record(
                Change.of("backup.started", "backup", UUID.randomUUID().toString(), new Asked(withKey))));
        var copy = Files.createDirectories(data.resolve("tmp")).resolve("backup-" + UUID.randomUUID() + ".zip");
        // Not closed here: the caller's stream stays the caller's.
        @SuppressWarnings("resource")
        var archive = new Archive(out);
        try {
            jdbc.execute("backup to '" + copy.toString().replace("'", "''") + "'");
            addFile(archive, "VERSION");
            addFile(archive, "tradewind.yaml");
            addDatabase(archive, copy);
            archive.addFolder(data, "lake", "lake/tmp/", "lake/spill");
            archive.addFolder(data, "evidence", "evidence/tmp/");
            archive.addFolder(data, "runs");
            if (withKey) {
                addFile(archive, "keys/log.key");
            }
            return archive.finish(withKey);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private record Asked(boolean withKey) {}

    private void addFile(Archive archive, String name) throws IOException {
        var file = data.resolve(name);
        if (Files.isRegularFile(file)) {
            archive.add(name, Files.newInputStream(file));
        }
    }

    private static void addDatabase(Archive archive, Path copy) throws IOException {
        try (var files = new ZipFile(copy.toFile())) {
            for (var entry : files.stream().toList()) {
                archive.add("state/" + entry.getName(), files.getInputStream(entry));
            }
        }
    }

    private void requireOwnDatabase() {
        String url;
        try (var connection = source.getConnection()) {
            url = connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
        var own = url.startsWith("jdbc:h2:file:") || (url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:h2:mem:"));
        if (!own) {
            throw new IllegalStateException("the database (" + url.replaceAll("[?;].*", "")
                    + ") is not a file of the data directory. Back it up with its own tool (PostgreSQL: pg_dump), and"
                    + " after that copy lake, evidence and runs from " + data + ".");
        }
    }
}
