package dev.tradewind.connector.places;

/** What a site of one's own rents out by the hour. */
enum OwnSitePart {
    CPU("vcpus", "vcpu-hour"),
    MEMORY("memoryGib", "gib-hour"),
    GPU("gpus", "gpu-hour");

    private final String capacity;
    private final String series;

    OwnSitePart(String capacity, String series) {
        this.capacity = capacity;
        this.series = series;
    }

    /** Field that says how much of it there is. */
    String capacity() {
        return capacity;
    }

    /** The type under which its price is kept. */
    String series() {
        return series;
    }
}
