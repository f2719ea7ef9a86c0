package dev.tradewind.event;

/** How far an event has come with one receiver. */
public enum DeliveryState {
    /** Waits for its turn or for another try. */
    WAITING,
    /** The receiver has it. */
    DELIVERED,
    /** Given up; a person can send it again. */
    DEAD
}
