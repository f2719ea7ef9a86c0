package dev.tradewind.edge.wire;

import java.util.Set;

/** What an application does to a document. */
public enum WriteKind {
    /** The whole document, a JSON object. */
    PUT,
    /** The document is gone. */
    DELETE,
    /** One transaction more, any JSON. */
    APPEND,
    /** A whole number, added to a counter. */
    ADD,
    /** A text, added to a set. */
    SET_ADD,
    /** A text, removed from a set. */
    SET_REMOVE,
    /** A whole number, taken from the site's quota. */
    TAKE,
    /** A whole number, added to the common stock. */
    RESTOCK;

    /** The kinds that a collection with this rule takes. */
    public static Set<WriteKind> of(Rule rule) {
        return switch (rule) {
            case LAST_WRITE_WINS, FIELD_MERGE, WEBHOOK, PERSON -> Set.of(PUT, DELETE);
            case COUNTER -> Set.of(ADD);
            case SET -> Set.of(SET_ADD, SET_REMOVE);
            case ESCROW -> Set.of(TAKE, RESTOCK);
            case APPEND -> Set.of(APPEND);
        };
    }
}
