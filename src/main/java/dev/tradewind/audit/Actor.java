package dev.tradewind.audit;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, as the log keeps it: an opaque id, never a name, so that a name can be erased elsewhere.
 *
 * @param id the person's id, or "system:engine" and the like
 * @param kind PERSON, SERVICE (the account of a program), SYSTEM
 * @param identity by what it proved who it is: {@code session}, {@code passkey:…}, {@code token:…}, {@code spiffe://…}; null
 *     where nothing was proved, as for a part of the program
 * @param onBehalfOf id of the person for whom a part of the program acts; null: for nobody, or for itself
 */
public record Actor(
        String id,
        String kind,
        @Nullable String identity,
        @Nullable String onBehalfOf) {
    public static final String PERSON = "PERSON";
    public static final String SERVICE = "SERVICE";
    public static final String SYSTEM = "SYSTEM";

    public Actor {
        if (id.isBlank() || kind.isBlank()) {
            throw new IllegalArgumentException("An actor needs an id and a kind, not '" + id + "', '" + kind + "'");
        }
    }

    public Actor(String id, String kind) {
        this(id, kind, null, null);
    }

    /** A part of the program that acts by itself; {@code system("engine")} is known as "system:engine". */
    public static Actor system(String part) {
        return new Actor("system:" + part, SYSTEM);
    }

    /** The same, acting for a person. */
    public Actor onBehalfOf(String person) {
        return new Actor(id, kind, identity, person);
    }

    /** As it stands in an entry: what is not known is left out. */
    TreeMap<String, String> entry() {
        var entry = new TreeMap<String, String>();
        entry.put("id", id);
        entry.put("kind", kind);
        if (identity != null) {
            entry.put("identity", identity);
        }
        if (onBehalfOf != null) {
            entry.put("onBehalfOf", onBehalfOf);
        }
        return entry;
    }
}
