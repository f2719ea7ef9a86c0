package dev.tradewind.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.audit.log.Entries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the Audit page shows, as it stands in the URL.
 *
 * @param subject part of the subject's type or id
 * @param entry index of the opened entry; null opens the newest one found
 * @param below list only entries with a smaller index
 */
record AuditSearch(
        @Nullable String text,
        @Nullable String action,
        @Nullable String actor,
        @Nullable String subject,
        @Nullable Long entry,
        @Nullable Long below) {
    static final List<String> NAMES = List.of("q", "action", "actor", "subject", "entry", "below");

    static AuditSearch of(QueryParameters query) {
        return new AuditSearch(
                value(query, "q"),
                value(query, "action"),
                value(query, "actor"),
                value(query, "subject"),
                number(value(query, "entry")),
                number(value(query, "below")));
    }

    Entries.Filter filter() {
        return new Entries.Filter(text, action, actor == null ? List.of() : List.of(actor), subject, below);
    }

    AuditSearch withText(String words) {
        return new AuditSearch(words.isBlank() ? null : words, action, actor, subject, null, null);
    }

    AuditSearch withAction(@Nullable String chosen) {
        return new AuditSearch(text, chosen, actor, subject, null, null);
    }

    AuditSearch withActor(@Nullable String chosen) {
        return new AuditSearch(text, action, chosen, subject, null, null);
    }

    AuditSearch withSubject(String words) {
        return new AuditSearch(text, action, actor, words.isBlank() ? null : words, null, null);
    }

    AuditSearch withEntry(@Nullable Long index) {
        return new AuditSearch(text, action, actor, subject, index, below);
    }

    AuditSearch olderThan(@Nullable Long index) {
        return new AuditSearch(text, action, actor, subject, null, index);
    }

    Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        put(all, "q", text);
        put(all, "action", action);
        put(all, "actor", actor);
        put(all, "subject", subject);
        put(all, "entry", entry);
        put(all, "below", below);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value.toString());
        }
    }

    private static @Nullable String value(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
