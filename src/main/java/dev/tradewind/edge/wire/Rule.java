package dev.tradewind.edge.wire;

/** How two versions that did not know of each other become one. */
public enum Rule {
    /** The later hybrid time; the other is kept and can be restored. */
    LAST_WRITE_WINS,
    /** Fields that only one side changed are taken from it; a field that both changed goes to a person. */
    FIELD_MERGE,
    /** A number to which sites add. */
    COUNTER,
    /** Elements that sites add and remove; of one element the later word counts. */
    SET,
    /** Stock that may not go below zero: each site takes from its own quota only. */
    ESCROW,
    /** The application is asked; where it does not answer, a person. */
    WEBHOOK,
    /** A person decides. */
    PERSON,
    /** Transactions that are only ever added. */
    APPEND
}
