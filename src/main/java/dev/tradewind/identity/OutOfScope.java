package dev.tradewind.identity;

/** Whoever asks does not hold the role for the owner and environment of the workload; nothing happened. */
public final class OutOfScope extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public OutOfScope(String why) {
        super(why);
    }
}
