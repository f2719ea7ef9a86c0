package dev.tradewind.audit.ui;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.AuditLog;
import dev.tradewind.audit.archive.Archives;
import dev.tradewind.audit.intake.Intake;
import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Export;
import dev.tradewind.audit.log.LogKey;
import dev.tradewind.audit.log.Proofs;
import dev.tradewind.audit.log.WholeLog;
import dev.tradewind.audit.log.Witnesses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All that the Audit page reads. */
@Component
record AuditReading(
        AuditLog log,
        Entries entries,
        Proofs proofs,
        WholeLog wholeLog,
        Export export,
        LogKey keys,
        Witnesses witnesses,
        Archives archives,
        Intake intake,
        ObjectProvider<ActorSource> actors) {

    /** The name of a person where the directory still has it; a part of the program without its prefix. */
    String nameOf(String actorId) {
        if (actorId.startsWith("system:")) {
            return actorId.substring("system:".length());
        }
        var source = actors.getIfAvailable();
        try {
            return source == null ? actorId : source.nameOf(actorId);
        } catch (IllegalArgumentException e) {
            return actorId; // an id of a kind that the directory does not know
        }
    }

    byte[] bundle() {
        var out = new ByteArrayOutputStream();
        try {
            export.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** "engine" for what a part of the program did, else "person". */
    static String kindInWords(String kind) {
        return kind.toLowerCase(Locale.ROOT);
    }
}
