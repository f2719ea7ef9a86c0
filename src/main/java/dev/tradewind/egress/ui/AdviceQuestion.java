package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.advice.Assumption;
import dev.tradewind.egress.advice.Assumptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the URL says besides the page's own question: a selection, and values that no bill states. */
final class AdviceQuestion {
    private final String base;
    private final Map<String, String> own = new LinkedHashMap<>();

    /** @param names parameters that belong to the tab and are kept in its links */
    AdviceQuestion(EgressQuestion question, QueryParameters query, Iterable<String> names) {
        this.base = question.link("tab", question.tab());
        for (var name : names) {
            query.getSingleParameter(name).filter(text -> !text.isBlank()).ifPresent(text -> own.put(name, text));
        }
    }

    @Nullable
    String get(String name) {
        return own.get(name);
    }

    /** A path with one of the tab's parameters changed; a null takes it away. */
    String link(String name, @Nullable String value) {
        return link(Map.of(), name, value);
    }

    /** As above, with further parameters that stand where the URL says nothing. */
    String link(Map<String, String> usual, String name, @Nullable String value) {
        var all = new LinkedHashMap<>(usual);
        all.putAll(own);
        if (value == null || value.isBlank()) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
        var link = new StringBuilder(base);
        all.forEach((key, each) -> link.append(link.indexOf("?") < 0 ? '?' : '&')
                .append(key)
                .append('=')
                .append(URLEncoder.encode(each, StandardCharsets.UTF_8)));
        return link.toString();
    }

    /** As set; a value that cannot be used is named on the page and the usual one stands. */
    Assumptions assumptions() {
        try {
            return Assumptions.of(own::get);
        } catch (IllegalArgumentException outOfRange) {
            return Assumptions.USUAL;
        }
    }

    @Nullable
    String problem() {
        try {
            Assumptions.of(own::get);
            return null;
        } catch (IllegalArgumentException outOfRange) {
            return said(outOfRange.getMessage());
        }
    }

    static Iterable<String> adviceNames() {
        var names = new java.util.ArrayList<String>();
        names.add(tr("advice"));
        for (var each : Assumption.values()) {
            names.add(each.key());
        }
        return names;
    }
}
