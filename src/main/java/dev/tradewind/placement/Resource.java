package dev.tradewind.placement;

/** What a site can run out of; the unit is that of {@link Demand}. */
public enum Resource {
    VCPU("thousandths of a vCPU"),
    MEMORY("MiB"),
    GPU("thousandths of a GPU");

    private final String unit;

    Resource(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }
}
