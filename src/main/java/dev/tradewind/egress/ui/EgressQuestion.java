package dev.tradewind.egress.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.ScopeParameters;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the URL asks of the page: scope and range of the shell, and the page's own filters and tab. */
record EgressQuestion(
        ScopeParameters scope,
        String tab,
        @Nullable TransferClass transferClass,
        @Nullable String source,
        @Nullable String target,
        @Nullable String payer,
        @Nullable String currency,
        @Nullable String a,
        @Nullable String b,
        @Nullable String by) {
    static final String TREND = "trend";
    static final String FLOWS = "flows";
    static final String EXPLAIN = "explain";
    static final String A = "a";
    static final String B = "b";
    static final String BY = "by";

    static EgressQuestion of(QueryParameters query, Clock clock) {
        var asked = one(query, "class");
        return new EgressQuestion(
                ScopeParameters.of(query, clock),
                one(query, "tab") == null ? TREND : String.valueOf(one(query, "tab")),
                Arrays.stream(TransferClass.values())
                        .filter(each -> each.name().equals(asked))
                        .findFirst()
                        .orElse(null),
                one(query, "source"),
                one(query, "target"),
                one(query, "payer"),
                one(query, "currency"),
                one(query, A),
                one(query, B),
                one(query, BY));
    }

    EgressFilter filter() {
        return new EgressFilter(
                new TimeRange(scope.from(), scope.to()),
                scope.owner(),
                scope.environment(),
                scope.provider(),
                transferClass,
                source,
                target,
                payer);
    }

    /** A path to this page with some of its own parameters changed; a null takes one away. */
    String link(String name, @Nullable String value) {
        var own = new LinkedHashMap<String, String>();
        put(own, "tab", tab.equals(TREND) ? null : tab);
        put(own, "class", transferClass == null ? null : transferClass.name());
        put(own, "source", source);
        put(own, "target", target);
        put(own, "payer", payer);
        put(own, "currency", currency);
        if (tab.equals(EXPLAIN) && !name.equals("tab")) {
            put(own, A, a);
            put(own, B, b);
            put(own, BY, by);
        }
        put(own, name, value);
        return scope.link("egress", own);
    }

    /** Which filters of the page's own are set, by parameter. */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        put(set, "class", transferClass == null ? null : transferClass.label());
        put(set, "source", source);
        put(set, "target", target);
        put(set, "payer", payer);
        return set;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value == null) {
            all.remove(name);
        } else {
            all.put(name, value);
        }
    }

    private static @Nullable String one(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }
}
