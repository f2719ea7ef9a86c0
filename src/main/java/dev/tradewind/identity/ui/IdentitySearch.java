package dev.tradewind.identity.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.identity.MachineIdentity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the Identities page shows, as in its URL. What nobody can read there counts as not said.
 *
 * @param kind null: all
 * @param ended whether what works no more is shown too
 * @param text that name, owner or detail must contain; blank: any
 */
record IdentitySearch(MachineIdentity.@Nullable Kind kind, boolean ended, String text) {

    static IdentitySearch of(QueryParameters query) {
        return new IdentitySearch(
                query.getSingleParameter("kind").map(IdentitySearch::kind).orElse(null),
                query.getSingleParameter("ended").filter("true"::equals).isPresent(),
                query.getSingleParameter("text").map(String::strip).orElse(""));
    }

    IdentitySearch of(MachineIdentity.@Nullable Kind other) {
        return new IdentitySearch(other, ended, text);
    }

    IdentitySearch withEnded(boolean shown) {
        return new IdentitySearch(kind, shown, text);
    }

    IdentitySearch containing(String other) {
        return new IdentitySearch(kind, ended, other.strip());
    }

    boolean takes(MachineIdentity identity) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return (kind == null || kind == identity.kind())
                && (ended || identity.works())
                && (identity.name() + " " + identity.owner() + " " + identity.detail())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted);
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (kind != null) {
            parameters.put("kind", kind.name());
        }
        if (ended) {
            parameters.put("ended", "true");
        }
        if (!text.isEmpty()) {
            parameters.put("text", text);
        }
        return parameters;
    }

    private static MachineIdentity.@Nullable Kind kind(String text) {
        return Arrays.stream(MachineIdentity.Kind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElse(null);
    }
}
