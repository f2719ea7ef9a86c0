package dev.tradewind.catalog;

import static dev.tradewind.catalog.ReferenceFile.orNull;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reference tables in memory. Needs neither Spring nor a database, so that pure commands may use it. */
@Component
public final class ReferenceCatalog {
    private static final String AVERAGE = "average";

    private final Map<String, Site> sites = new TreeMap<>();
    private final Map<String, GridZone> zones;
    private final Map<String, PowerCoefficients> power;
    private final List<PublishedRegion> regions =
            ReferenceFile.read("google-region-carbon.csv", ReferenceCatalog::region);
    private final ListPrices prices = ListPrices.shipped();

    public ReferenceCatalog() {
        for (String table : List.of("sites-aws-oracle.csv", "sites-azure.csv", "sites-gcp.csv", "sites-metro.csv")) {
            ReferenceFile.read(table, ReferenceCatalog::site).forEach(site -> sites.put(site.id(), site));
        }
        zones = ReferenceFile.read("grid-zones.csv", ReferenceCatalog::zone).stream()
                .collect(Collectors.toMap(GridZone::id, Function.identity(), (a, b) -> a, TreeMap::new));
        power = ReferenceFile.read("power.csv", ReferenceCatalog::power).stream()
                .collect(Collectors.toMap(PowerCoefficients::provider, Function.identity()));
    }

    /** Public sites by id. */
    public Map<String, Site> sites() {
        return java.util.Collections.unmodifiableMap(sites);
    }

    Map<String, GridZone> zones() {
        return java.util.Collections.unmodifiableMap(zones);
    }

    List<PublishedRegion> regions() {
        return regions;
    }

    ListPrices prices() {
        return prices;
    }

    PowerCoefficients power(String provider) {
        var own = power.get(provider);
        return own != null ? own : java.util.Objects.requireNonNull(power.get(AVERAGE));
    }

    private static Site site(NamedCsvRecord row) {
        String provider = row.getField("provider");
        String code = row.getField("code");
        return new Site(
                provider + ":" + code,
                provider,
                code,
                row.getField("name"),
                SiteKind.valueOf(row.getField("kind")),
                row.getField("country"),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")),
                orNull(row.getField("gridZone")),
                Double.parseDouble(row.getField("pue")),
                row.getField("pueSource"),
                orNull(row.getField("parentSite")),
                orNull(row.getField("operator")),
                row.getField("source"));
    }

    private static GridZone zone(NamedCsvRecord row) {
        String grams = orNull(row.getField("gramsPerKwh"));
        return new GridZone(
                row.getField("zone"),
                row.getField("name"),
                Integer.parseInt(row.getField("year")),
                grams == null ? null : Double.valueOf(grams),
                row.getField("source"));
    }

    private static PublishedRegion region(NamedCsvRecord row) {
        String share = orNull(row.getField("carbonFreeShare"));
        return new PublishedRegion(
                "gcp:" + row.getField("region"),
                Integer.parseInt(row.getField("year")),
                Double.parseDouble(row.getField("gramsPerKwh")),
                share == null ? null : Double.valueOf(share));
    }

    private static PowerCoefficients power(NamedCsvRecord row) {
        return new PowerCoefficients(
                row.getField("provider"),
                Double.parseDouble(row.getField("minWattsPerVcpu")),
                Double.parseDouble(row.getField("maxWattsPerVcpu")),
                Double.parseDouble(row.getField("memoryWattsPerGib")),
                Double.parseDouble(row.getField("storageWattsPerTb")),
                Double.parseDouble(row.getField("storageCopies")),
                Double.parseDouble(row.getField("networkKwhPerGb")),
                Double.parseDouble(row.getField("embodiedGramsPerVcpuHour")),
                Double.parseDouble(row.getField("lowestOfMean")),
                Double.parseDouble(row.getField("highestOfMean")),
                row.getField("source"),
                LocalDate.parse(row.getField("date")));
    }
}
