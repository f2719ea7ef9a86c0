package dev.tradewind.event;

/** Somebody who wants to hear of events. A name stands for one line: what waits for a name is delivered one by one. */
public interface Receiver {
    /** Stays the same over restarts; what was kept for it is found again by this. At most 100 characters. */
    String name();

    /** Asked once per event, when it is handed out. */
    boolean wants(Event event);

    /**
     * Takes the event, perhaps a second time after a crash: known by {@link Event#id}. Called outside a transaction.
     */
    Receipt take(Event event) throws InterruptedException;
}
