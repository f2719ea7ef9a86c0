package dev.tradewind.http;

/** A parameter or header of a request cannot be used; answered with 400 and these words. */
public final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadQuery(String message) {
        super(message);
    }
}
