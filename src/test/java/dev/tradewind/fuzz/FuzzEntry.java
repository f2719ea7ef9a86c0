package dev.tradewind.fuzz;

/** What Jazzer calls: one target a process, named by a system property. */
public final class FuzzEntry {
    static final String PROPERTY = "tradewind.fuzz.target";

    private static FuzzTarget target;

    private FuzzEntry() {}

    public static void fuzzerInitialize() {
        target = FuzzTargets.named(System.getProperty(PROPERTY, ""));
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.read(input);
    }
}
