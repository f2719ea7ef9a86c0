package dev.tradewind.audit.api;

import dev.tradewind.audit.log.Entry;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the API hands it out.
 *
 * @param leafHash base64 of SHA-256(0x00 ‖ content)
 * @param content the exact text that was hashed; its UTF-8 bytes are the leaf
 */
record AuditEntryView(
        @Nullable Long index,
        String leafHash,
        String at,
        String actorId,
        String actorKind,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String reason,
        String content) {
    static AuditEntryView of(Entry entry) {
        return new AuditEntryView(
                entry.index(),
                Base64.getEncoder().encodeToString(entry.leafHash()),
                entry.at().toString(),
                entry.actorId(),
                entry.actorKind(),
                entry.action(),
                entry.subjectType(),
                entry.subjectId(),
                entry.reason(),
                entry.text());
    }
}
