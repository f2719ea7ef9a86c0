package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.PowerCoefficients;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.Energy;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** DESIGN §3: {@code gCO2e = Σ_h kWh_h · intensity(zone, h) + embodied share}. */
@Component
public class EmissionsFormula {
    private final CarbonIntensities intensities;
    private final Catalog catalog;

    EmissionsFormula(CarbonIntensities intensities, Catalog catalog) {
        this.intensities = intensities;
        this.catalog = catalog;
    }

    /**
     * A workload that runs through a whole range at a site.
     *
     * @param known hours of the site's zone, at least those of the range
     * @param remoteGigabytes moved between sites meanwhile
     */
    Emissions running(
            Workload workload, Site site, TimeRange range, List<HourlyIntensity> known, double remoteGigabytes) {
        List<HourlyIntensity> hours =
                known.stream().filter(hour -> range.contains(hour.hour())).toList();
        return of(workload, site, catalog.power(site.provider()), hours, range.duration(), remoteGigabytes);
    }

    /** Every hour of some zones in a range. */
    Map<String, List<HourlyIntensity>> hours(Collection<String> zones, TimeRange range) {
        return intensities.hourly(zones, range);
    }

    /** Pure part: hours known, range asked for, coefficients given. */
    static Emissions of(
            Workload workload,
            Site site,
            PowerCoefficients power,
            List<HourlyIntensity> hours,
            Duration length,
            double remoteGigabytes) {
        double watts = EnergyFormula.watts(
                workload.vcpus(), workload.memoryGib(), workload.utilisation(), workload.watts(), power);
        Energy perHour = EnergyFormula.hour(watts, site.pue());
        double grams = 0;
        for (HourlyIntensity hour : hours) {
            grams += perHour.kwh() * hour.gramsPerKwh();
        }
        Energy network = EnergyFormula.network(remoteGigabytes, power);
        double mean = hours.stream()
                .mapToDouble(HourlyIntensity::gramsPerKwh)
                .average()
                .orElse(0);
        long asked = length.toHours();
        return new Emissions(
                new Energy(perHour.kwh() * hours.size()),
                network,
                grams + network.kwh() * mean,
                workload.vcpus() * asked * power.embodiedGramsPerVcpuHour(),
                hours,
                (int) (asked - hours.size()));
    }

    /** Gigabytes that a workload moves in a month between its site and data sets elsewhere. */
    public static double remoteGigabytesPerMonth(Workload workload, int runsPerMonth) {
        double gigabytes = 0;
        for (DataSet data : workload.dataSets()) {
            if (!data.siteId().equals(workload.siteId()) && !data.replicas().contains(workload.siteId())) {
                gigabytes += data.gigabytesRead().add(data.gigabytesWritten()).doubleValue();
            }
        }
        return gigabytes * runsPerMonth;
    }
}
