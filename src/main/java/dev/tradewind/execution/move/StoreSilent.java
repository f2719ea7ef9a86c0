package dev.tradewind.execution.move;

/** A store does not answer, or says that it cannot now: to be asked again. */
public final class StoreSilent extends RuntimeException {
    StoreSilent(String message, Throwable cause) {
        super(message, cause);
    }
}
