package dev.tradewind.planning.decide;

/** Nothing can be decided without risking that replicas together give away more than there is. */
public final class NoQuota extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NoQuota(String message) {
        super(message);
    }
}
