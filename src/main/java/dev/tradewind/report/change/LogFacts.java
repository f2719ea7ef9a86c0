package dev.tradewind.report.change;

import dev.tradewind.audit.log.Entry;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads what an entry holds beside its columns. */
final class LogFacts {
    private LogFacts() {}

    /** A text of the state after the change; empty where there is none. */
    static String after(Entry entry, String field) {
        return entry.json().path("after").path(field).asString("");
    }

    static Set<String> afterAll(Entry entry, String field) {
        var all = new TreeSet<String>();
        entry.json().path("after").path(field).forEach(each -> all.add(each.asString("")));
        return all;
    }

    static long leaf(Entry entry) {
        return Objects.requireNonNull(entry.index(), "only sequenced entries are reported");
    }

    static String reason(Entry entry) {
        return Objects.requireNonNullElse(entry.reason(), "");
    }

    static ChangeLine line(Section section, Entry entry, String site, String detail) {
        return new ChangeLine(
                section,
                leaf(entry),
                entry.at(),
                null,
                entry.actorId(),
                entry.action(),
                entry.subjectId(),
                site,
                detail,
                reason(entry));
    }
}
