package dev.tradewind.execution.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.ui.ScopeParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The moment of the past that the URL asks for: {@code ?at=2026-11-25T02:40:00Z}. */
final class PastMoment {
    private final ScopeParameters scope;
    private final @Nullable String asked;
    private final @Nullable Instant at;

    private PastMoment(ScopeParameters scope, @Nullable String asked, @Nullable Instant at) {
        this.scope = scope;
        this.asked = asked;
        this.at = at;
    }

    static PastMoment of(ScopeParameters scope, QueryParameters query) {
        var asked =
                query.getSingleParameter("at").filter(text -> !text.isBlank()).orElse(null);
        try {
            return new PastMoment(scope, asked, asked == null ? null : Instant.parse(asked));
        } catch (DateTimeException e) {
            return new PastMoment(scope, asked, null);
        }
    }

    Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    /** Why nothing is shown of the past although the URL asks for it. */
    Optional<String> problem() {
        return asked == null || at != null
                ? Optional.empty()
                : Optional.of(tr("at={0} is no time; expected one such as 2026-11-25T02:40:00Z", asked));
    }

    String link(ExecutionSummary of, @Nullable Instant to) {
        return scope.link("executions", own(of, to));
    }

    void go(ExecutionSummary of, @Nullable Instant to) {
        var all = new LinkedHashMap<>(scope.asParameters());
        all.putAll(own(of, to));
        UI.getCurrent().navigate("executions", QueryParameters.simple(all));
    }

    private static Map<String, String> own(ExecutionSummary of, @Nullable Instant to) {
        return to == null ? Map.of("id", of.shortId()) : Map.of("id", of.shortId(), "at", to.toString());
    }
}
