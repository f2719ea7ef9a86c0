package dev.tradewind.execution.move;

/** How far a data set is. */
public enum MoveState {
    WAITING,
    COPYING,
    /** Its egress budget is used up: a person decides. */
    STOPPED,
    COPIED,
    REMOVED
}
