package dev.tradewind.execution.move;

/** A store said no, in its own words. */
public final class StoreRefused extends RuntimeException {
    private final int status;

    StoreRefused(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    boolean gone() {
        return status == 404;
    }

    /** Something is there already, or is no longer what it was. */
    boolean otherwise() {
        return status == 412;
    }
}
