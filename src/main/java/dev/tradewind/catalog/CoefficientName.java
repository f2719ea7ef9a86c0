package dev.tradewind.catalog;

import java.util.Arrays;
import java.util.Optional;

/** A number that turns use into energy or emissions, with its unit and what it can be. */
public enum CoefficientName {
    MIN_WATTS_PER_VCPU("minWattsPerVcpu", "W per vCPU", 0, 100),
    MAX_WATTS_PER_VCPU("maxWattsPerVcpu", "W per vCPU", 0, 200),
    MEMORY_WATTS_PER_GIB("memoryWattsPerGib", "W per GiB", 0, 10),
    STORAGE_WATTS_PER_TB("storageWattsPerTb", "W per TB", 0, 100),
    STORAGE_COPIES("storageCopies", "copies", 1, 20),
    NETWORK_KWH_PER_GB("networkKwhPerGb", "kWh per GB", 0, 10),
    EMBODIED_GRAMS_PER_VCPU_HOUR("embodiedGramsPerVcpuHour", "gCO2eq per vCPU-hour", 0, 1000),
    PUE("pue", "1", 1, 5);

    private final String word;
    private final String unit;
    private final double least;
    private final double most;

    CoefficientName(String word, String unit, double least, double most) {
        this.word = word;
        this.unit = unit;
        this.least = least;
        this.most = most;
    }

    /** As in files. */
    public String word() {
        return word;
    }

    public String unit() {
        return unit;
    }

    public double least() {
        return least;
    }

    public double most() {
        return most;
    }

    public static Optional<CoefficientName> of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word.equalsIgnoreCase(word))
                .findFirst();
    }
}
