package dev.tradewind.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A place that can run work.
 *
 * @param id natural id, provider and code: {@code aws:us-east-1}
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, WGS84
 * @param longitude degrees east, WGS84
 * @param gridZone electricity zone; null where no open source names it, then carbon is unknown there
 * @param pue power usage effectiveness, at least 1
 * @param pueSource where the PUE was published, or that it is the provider-wide figure
 * @param parentSite for METRO and EDGE the region they hang on
 * @param operator who runs the place where it is not the provider (a carrier)
 * @param source where the fact was taken from
 */
public record Site(
        String id,
        String provider,
        String code,
        String name,
        SiteKind kind,
        String country,
        double latitude,
        double longitude,
        @Nullable String gridZone,
        double pue,
        String pueSource,
        @Nullable String parentSite,
        @Nullable String operator,
        String source) {

    private static final double EARTH_RADIUS_KM = 6371.0088;

    public Site {
        if (!id.equals(provider + ":" + code)) {
            throw new IllegalArgumentException(
                    "site id '" + id + "' is not '" + provider + ":" + code + "'. Maybe the provider is missing?");
        }
        if (!(latitude >= -90 && latitude <= 90) || !(longitude >= -180 && longitude <= 180)) {
            throw new IllegalArgumentException("site " + id + " lies at " + latitude + ", " + longitude
                    + ", which is nowhere. Maybe latitude and longitude are swapped?");
        }
        if (!(pue >= 1 && pue < 5)) {
            throw new IllegalArgumentException("site " + id + " has PUE " + pue + "; expected 1 to 5");
        }
    }

    Site withPue(double newPue, String newSource) {
        return new Site(
                id,
                provider,
                code,
                name,
                kind,
                country,
                latitude,
                longitude,
                gridZone,
                newPue,
                newSource,
                parentSite,
                operator,
                source);
    }

    /** Great-circle distance in kilometres (haversine on the mean sphere). */
    public double kilometresTo(Site other) {
        double phi1 = Math.toRadians(latitude);
        double phi2 = Math.toRadians(other.latitude);
        double sinPhi = Math.sin((phi2 - phi1) / 2);
        double sinLambda = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
        double h = sinPhi * sinPhi + Math.cos(phi1) * Math.cos(phi2) * sinLambda * sinLambda;
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    /**
     * How a person would call the place: "EU (Frankfurt)" and "Frankfurt, Germany" are Frankfurt, "Miami (Local Zone)"
     * is Miami. Sites of several providers may share it.
     */
    public String shortName() {
        int open = name.indexOf('(');
        int close = name.indexOf(')', open);
        var place = name;
        if (open > 0 && close > 0) {
            var inside = name.substring(open + 1, close);
            place = inside.contains("Zone") || inside.contains("Wavelength")
                    ? name.substring(0, open).strip()
                    : inside;
        }
        int comma = place.indexOf(',');
        return comma > 0 ? place.substring(0, comma) : place;
    }
}
