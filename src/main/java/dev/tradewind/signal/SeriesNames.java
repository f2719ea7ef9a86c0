package dev.tradewind.signal;

/** The names of series, in one place. */
public final class SeriesNames {
    /** All counts of functional units. */
    public static final String UNITS = "units:";

    /** All prices of spare capacity. */
    public static final String SPOT = "spot:";

    /** All rates at which spare capacity is taken back. */
    public static final String INTERRUPTIONS = "interruption:";

    /** All list prices of bytes that leave. */
    public static final String EGRESS = "egress:";

    private SeriesNames() {}

    /** Average intensity with the whole life cycle of the plants, gCO2eq/kWh. */
    public static String carbonLifeCycle(String zone) {
        return "carbon:" + zone + ":average:lca";
    }

    /** Average intensity of burning alone, gCO2eq/kWh. */
    public static String carbonDirect(String zone) {
        return "carbon:" + zone + ":average:direct";
    }

    /** What one more kWh would cause, gCO2/kWh; never mixed with an average. */
    public static String carbonMarginal(String zone) {
        return "carbon:" + zone + ":marginal:direct";
    }

    /** Round-trip time, ms; the statistic is one of p50, p95, min, avg, max. */
    public static String roundTrip(String fromSite, String toSite, String statistic) {
        return "rtt:" + fromSite + ">" + toSite + ":" + statistic;
    }

    /** Price of an instance type at a site, USD per hour, on demand. */
    public static String instancePrice(String site, String instanceType) {
        return "price:" + site + ":" + instanceType;
    }

    /** Last price of spare capacity of an instance type in one zone of a site, USD per hour. */
    public static String spotPrice(String site, String zone, String instanceType) {
        return SPOT + site + ":" + zone + ":" + instanceType;
    }

    /** Share of machines of an instance type that a site takes back within an hour, 0 to 1. */
    public static String interruptions(String site, String instanceType) {
        return INTERRUPTIONS + site + ":" + instanceType;
    }

    /**
     * List price of a byte that leaves a site, USD per GB as the provider counts it. One series for each tier, named by
     * the gigabytes of a month from which on it holds.
     *
     * @param to a site, {@code provider:*} or {@code internet}
     */
    public static String egressPrice(String fromSite, String to, String fromGigabytes) {
        return EGRESS + fromSite + ">" + to + ":" + fromGigabytes;
    }

    /** Share of its processors that a workload uses, 0 to 1. */
    public static String utilisation(String workload) {
        return "utilisation:" + workload;
    }

    /** What a contract says of the electricity of a site, gCO2eq/kWh, market-based; never mixed with a grid's. */
    public static String marketFactor(String site) {
        return "market:" + site;
    }

    /** How many functional units a workload served, counted over the time of each point. */
    public static String units(String workload, String unit) {
        return UNITS + workload + ":" + unit;
    }
}
