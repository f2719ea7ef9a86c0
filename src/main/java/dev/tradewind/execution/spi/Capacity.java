package dev.tradewind.execution.spi;

/** How a request says on which kind of capacity its run was planned. */
public final class Capacity {
    /** In the environment of a run; absent on demand. */
    public static final String VARIABLE = "TRADEWIND_CAPACITY";

    /** What the provider may take back. */
    public static final String SPOT = "spot";

    private Capacity() {}

    public static boolean isSpot(RunRequest request) {
        return SPOT.equals(request.environment().get(VARIABLE));
    }
}
