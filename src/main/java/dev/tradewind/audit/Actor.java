package dev.tradewind.audit;

/**
 * Who acts, as the log keeps it: an opaque id, never a name, so that a name can be erased elsewhere.
 *
 * @param id the person's id, or "system:engine" and the like
 * @param kind PERSON, SERVICE (the account of a program), SYSTEM
 */
public record Actor(String id, String kind) {
    public static final String PERSON = "PERSON";
    public static final String SERVICE = "SERVICE";
    public static final String SYSTEM = "SYSTEM";

    public Actor {
        if (id.isBlank() || kind.isBlank()) {
            throw new IllegalArgumentException("An actor needs an id and a kind, not '" + id + "', '" + kind + "'");
        }
    }

    /** A part of the program that acts by itself; {@code system("engine")} is known as "system:engine". */
    public static Actor system(String part) {
        return new Actor("system:" + part, SYSTEM);
    }
}
