package dev.tradewind.connector.feed;

/** What one price of a list is for. */
enum PricedUnit {
    VCPU_HOUR("vcpu-hour"),
    GIB_HOUR("gib-hour"),
    GPU_HOUR("gpu-hour"),
    GIGABYTE("gigabyte");

    private final String ending;

    PricedUnit(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }
}
