package dev.tradewind.carbon;

import dev.tradewind.quantity.Energy;
import dev.tradewind.signal.SignalKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What running something emitted, with everything that it was computed from. Average intensity; location-based unless the
 * maker says otherwise.
 *
 * @param compute at the meter, PUE included
 * @param storageAt of its data, by the site where they lie
 * @param network for bytes moved between sites
 * @param computeGrams operational
 * @param networkGrams operational
 * @param embodiedGrams share of manufacturing of the machines, stated apart
 * @param lowGrams and {@code highGrams}: range of {@link #operationalGrams}, from what is not known of the machines: the
 *     processor generation, and without measured utilisation anything from idle to full
 * @param hours intensities used, one for each hour run
 * @param gramsByKind operational grams by the kind of the intensity that they were computed with
 * @param hoursUnknown hours for which nothing was known; they are left out, and the figure is then a lower bound
 * @param hoursOfMeasuredUse how many of the hours had a measured utilisation
 * @param metered whether the draw itself was measured
 */
public record Emissions(
        Energy compute,
        Map<String, StorageEmissions> storageAt,
        Energy network,
        double computeGrams,
        double networkGrams,
        double embodiedGrams,
        double lowGrams,
        double highGrams,
        List<HourlyIntensity> hours,
        Map<SignalKind, Double> gramsByKind,
        int hoursUnknown,
        int hoursOfMeasuredUse,
        boolean metered) {
    public Emissions {
        storageAt = Map.copyOf(storageAt);
        hours = List.copyOf(hours);
        gramsByKind = Map.copyOf(gramsByKind);
    }

    public Energy storage() {
        return storageAt.values().stream().map(StorageEmissions::energy).reduce(Energy.NONE, Energy::plus);
    }

    public double storageGrams() {
        return storageAt.values().stream().mapToDouble(StorageEmissions::grams).sum();
    }

    /** Of machines, storage and network, at the meter. */
    public Energy energy() {
        return compute.plus(storage()).plus(network);
    }

    /** gCO2eq of machines, storage and network. */
    public double operationalGrams() {
        return computeGrams + storageGrams() + networkGrams;
    }

    /** gCO2eq, operational and embodied. */
    public double totalGrams() {
        return operationalGrams() + embodiedGrams;
    }

    /** Whether every hour was known by something. */
    public boolean complete() {
        return hoursUnknown == 0;
    }

    public EnergyBasis basis() {
        if (metered) {
            return EnergyBasis.METERED;
        }
        return hoursOfMeasuredUse == 0
                ? EnergyBasis.INSTANCE
                : hoursOfMeasuredUse < hours.size() ? EnergyBasis.PARTLY_USAGE : EnergyBasis.USAGE;
    }

    /** Of parts that do not overlap. */
    static Emissions sum(Collection<Emissions> parts) {
        var compute = Energy.NONE;
        var network = Energy.NONE;
        double computeGrams = 0;
        double networkGrams = 0;
        double embodied = 0;
        double low = 0;
        double high = 0;
        int unknown = 0;
        int measured = 0;
        boolean metered = !parts.isEmpty();
        var hours = new ArrayList<HourlyIntensity>();
        var storage = new TreeMap<String, StorageEmissions>();
        var byKind = new EnumMap<SignalKind, Double>(SignalKind.class);
        for (Emissions part : parts) {
            compute = compute.plus(part.compute);
            network = network.plus(part.network);
            computeGrams += part.computeGrams;
            networkGrams += part.networkGrams;
            embodied += part.embodiedGrams;
            low += part.lowGrams;
            high += part.highGrams;
            unknown += part.hoursUnknown;
            measured += part.hoursOfMeasuredUse;
            metered &= part.metered;
            hours.addAll(part.hours);
            part.storageAt.forEach((site, at) -> storage.merge(site, at, StorageEmissions::plus));
            part.gramsByKind.forEach((kind, grams) -> byKind.merge(kind, grams, Double::sum));
        }
        return new Emissions(
                compute,
                storage,
                network,
                computeGrams,
                networkGrams,
                embodied,
                low,
                high,
                hours,
                byKind,
                unknown,
                measured,
                metered);
    }

    /** The same with data kept at a site, whose hours are those of that place. */
    Emissions withStorage(String siteId, Energy energy, Map<SignalKind, Double> grams, int unknown) {
        double all = grams.values().stream().mapToDouble(Double::doubleValue).sum();
        var storage = new TreeMap<>(storageAt);
        storage.merge(siteId, new StorageEmissions(energy, all), StorageEmissions::plus);
        var byKind = new EnumMap<SignalKind, Double>(SignalKind.class);
        byKind.putAll(gramsByKind);
        grams.forEach((kind, each) -> byKind.merge(kind, each, Double::sum));
        return new Emissions(
                compute,
                storage,
                network,
                computeGrams,
                networkGrams,
                embodiedGrams,
                lowGrams + all,
                highGrams + all,
                hours,
                byKind,
                Math.max(hoursUnknown, unknown),
                hoursOfMeasuredUse,
                metered);
    }
}
