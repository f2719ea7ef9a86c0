package dev.tradewind.carbon;

/** What the energy of machines was computed from, the surest first. */
public enum EnergyBasis {
    /** The draw of the machines was measured and stands in the workload file. */
    METERED("metered draw"),
    /** Utilisation was measured for every hour. */
    USAGE("usage-based, measured utilisation"),
    /** Utilisation was measured for some hours; the rest is instance-based. */
    PARTLY_USAGE("partly usage-based"),
    /** The size of the machines and an assumed utilisation. */
    INSTANCE("instance-based, assumed utilisation"),
    /** Money alone, of use that no workload of the catalog stands for. */
    SPEND("spend-based, cost of billed use");

    /** Which estimate comes before which, for the foot of figures. */
    public static final String ORDER =
            "metered draw or measured use, else machines with assumed use, else cost (tab From spend)";

    private final String words;

    EnergyBasis(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
