package dev.tradewind.egress.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.whatif.Asked;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The scenario in the URL, beside the page's own question. */
final class WhatIfQuestion {
    private static final List<String> NAMES = List.of(
            Asked.KIND,
            Asked.WORKLOAD,
            Asked.DATA_SET,
            Asked.AT,
            Asked.SITE,
            Asked.NEW_PROVIDER,
            Asked.TIER,
            Asked.ROUTED,
            Asked.SHARE,
            Asked.CROSSING);

    private final EgressQuestion question;
    private final Map<String, String> own = new LinkedHashMap<>();

    WhatIfQuestion(EgressQuestion question, QueryParameters query) {
        this.question = question;
        for (var name : NAMES) {
            query.getSingleParameter(name).filter(text -> !text.isBlank()).ifPresent(text -> own.put(name, text));
        }
    }

    @Nullable
    String get(String name) {
        return own.get(name);
    }

    /** A path with one parameter of the scenario changed; a null takes it away. */
    String link(String name, @Nullable String value) {
        return link(question.link("tab", question.tab()), Map.of(name, value == null ? "" : value));
    }

    /** The same scenario in another currency of the bill. */
    String inCurrency(String currency) {
        return link(question.link("currency", currency), Map.of());
    }

    /** Goes there; an empty value takes a parameter away. */
    void go(Map<String, String> changes) {
        var target = new Location(link(question.link("tab", question.tab()), changes));
        UI.getCurrent().navigate(target.getPath(), target.getQueryParameters());
    }

    private String link(String base, Map<String, String> changes) {
        var all = new LinkedHashMap<>(own);
        all.putAll(changes);
        var link = new StringBuilder(base);
        all.forEach((key, each) -> {
            if (!each.isBlank()) {
                link.append(link.indexOf("?") < 0 ? '?' : '&')
                        .append(key)
                        .append('=')
                        .append(URLEncoder.encode(each, StandardCharsets.UTF_8));
            }
        });
        return link.toString();
    }
}
