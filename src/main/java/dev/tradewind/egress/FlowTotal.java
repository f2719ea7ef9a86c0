package dev.tradewind.egress;

/**
 * Bytes and money from one place to another, in one class and currency.
 *
 * @param from site id, {@link Ends#INTERNET} or {@link EgressFilter#UNKNOWN}
 * @param to site id, {@link Ends#INTERNET} or {@link EgressFilter#UNKNOWN}
 */
public record FlowTotal(String from, String to, TransferClass transferClass, String owner, EgressTotal total) {
    /** Owner of a flow that several share. */
    public static final String SEVERAL = "several";
}
