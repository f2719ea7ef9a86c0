package dev.tradewind.carbon;

import dev.tradewind.catalog.PowerCoefficients;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.Energy;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** DESIGN §3: {@code gCO2e = Σ_h kWh_h · intensity(zone, h) + embodied share}. Pure. */
public final class EmissionsFormula {
    private EmissionsFormula() {}

    /**
     * A workload that runs through a whole range at a site.
     *
     * @param hours intensities of the site's zone within the range
     * @param use measured utilisation by hour, 0 to 1; an hour without one has that of the workload file
     * @param length of the range
     * @param remoteGigabytes moved between sites meanwhile
     */
    static Emissions of(
            Workload workload,
            Site site,
            PowerCoefficients power,
            List<HourlyIntensity> hours,
            Map<Instant, Double> use,
            Duration length,
            double remoteGigabytes) {
        double kwh = 0;
        double grams = 0;
        double low = 0;
        double high = 0;
        int measured = 0;
        Map<SignalKind, Double> byKind = new EnumMap<>(SignalKind.class);
        boolean metered = workload.watts() != null;
        for (HourlyIntensity hour : hours) {
            Double share = use.get(hour.hour());
            double drawn = drawn(workload, site, power, share == null ? workload.utilisation() : share);
            kwh += drawn;
            grams += drawn * hour.gramsPerKwh();
            byKind.merge(hour.kind(), drawn * hour.gramsPerKwh(), Double::sum);
            if (metered) {
                low += drawn * hour.gramsPerKwh();
                high += drawn * hour.gramsPerKwh();
            } else {
                low += drawn(workload, site, power, share == null ? 0 : share)
                        * power.lowestOfMean()
                        * hour.gramsPerKwh();
                high += drawn(workload, site, power, share == null ? 1 : share)
                        * power.highestOfMean()
                        * hour.gramsPerKwh();
            }
            measured += share == null ? 0 : 1;
        }
        Energy network = EnergyFormula.network(remoteGigabytes, power);
        double mean = hours.stream()
                .mapToDouble(HourlyIntensity::gramsPerKwh)
                .average()
                .orElse(0);
        double moved = network.kwh() * mean;
        hours.forEach(hour -> byKind.merge(hour.kind(), moved / hours.size(), Double::sum));
        long asked = length.toHours();
        return new Emissions(
                new Energy(kwh),
                Map.of(),
                network,
                grams,
                moved,
                workload.vcpus() * asked * power.embodiedGramsPerVcpuHour(),
                low + moved,
                high + moved,
                hours,
                byKind,
                (int) (asked - hours.size()),
                measured,
                metered);
    }

    /** kWh of one hour at the meter. */
    private static double drawn(Workload workload, Site site, PowerCoefficients power, double utilisation) {
        double watts =
                EnergyFormula.watts(workload.vcpus(), workload.memoryGib(), utilisation, workload.watts(), power);
        return EnergyFormula.hour(watts, site.pue()).kwh();
    }

    /** Gigabytes that a workload at a site moves to and from data sets elsewhere, in a month (SERVICE) or a run (BATCH). */
    static double remoteGigabytes(Workload workload, String siteId) {
        double gigabytes = 0;
        for (DataSet data : workload.dataSets()) {
            if (!data.siteId().equals(siteId) && !data.replicas().contains(siteId)) {
                gigabytes += data.gigabytesRead().add(data.gigabytesWritten()).doubleValue();
            }
        }
        return gigabytes;
    }
}
