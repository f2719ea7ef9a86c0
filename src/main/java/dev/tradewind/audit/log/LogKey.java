package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.quantity.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The key that signs checkpoints: a file that only its owner reads, made at the first run, never in the database. Its
 * name is the log's origin. The database keeps the public halves of all keys that ever signed.
 */
@Component
public class LogKey {
    private static final Logger LOG = LoggerFactory.getLogger(LogKey.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path file;
    private @Nullable NoteSigner signer;

    LogKey(JdbcClient jdbc, Clock clock, @Value("${tradewind.data}") String data) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = Path.of(data, "keys", "log.key");
    }

    synchronized NoteSigner signer() {
        var known = signer;
        if (known == null) {
            known = Files.exists(file) ? read() : make();
            register(known.key());
            signer = known;
        }
        return known;
    }

    /** Public keys that ever signed, newest first. */
    public List<NoteKey> publicKeys() {
        signer();
        return jdbc.sql("select vkey from audit_log_key order by made_at desc").query(String.class).list().stream()
                .map(NoteKey::parse)
                .toList();
    }

    private NoteSigner read() {
        try {
            return NoteSigner.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the log's key " + file, e);
        }
    }

    private NoteSigner make() {
        var made = NoteSigner.generate(origin(), new SecureRandom());
        try {
            Files.createDirectories(file.getParent());
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try (var channel = FileChannel.open(
                    file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner)) {
                channel.write(ByteBuffer.wrap((made.secretLine() + "\n").getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            LOG.info("Made the log's signing key; its public half is {}", made.key());
            return made;
        } catch (FileAlreadyExistsException e) {
            return read(); // another process was first
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the log's key " + file, e);
        }
    }

    /** A lost key file is replaced by a new key of the same log; auditors who pinned the old one will notice. */
    private String origin() {
        return jdbc.sql("select origin from audit_log_key order by made_at limit 1")
                .query(String.class)
                .optional()
                .orElseGet(() -> "tradewind/" + Ids.next());
    }

    private void register(NoteKey key) {
        jdbc.sql("insert into audit_log_key (vkey, origin, made_at) values (?, ?, ?) on conflict do nothing")
                .param(key.vkey())
                .param(key.name())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
