package dev.tradewind.carbon.api;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.CleanWindows;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.ZoneFilter;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.ZoneStatuses;
import dev.tradewind.carbon.ZoneWindows;
import dev.tradewind.http.Page;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Carbon intensity over HTTP: average, life cycle, location-based, gCO2eq/kWh. */
@RestController
@RequestMapping("/api/v1")
@RolesAllowed(Access.VIEWER)
class CarbonEndpoints {
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final int LONGEST_JOB_HOURS = 168;

    private final CarbonIntensities intensities;
    private final CleanWindows windows;
    private final ZoneStatuses zones;
    private final Clock clock;

    CarbonEndpoints(CarbonIntensities intensities, CleanWindows windows, ZoneStatuses zones, Clock clock) {
        this.intensities = intensities;
        this.windows = windows;
        this.zones = zones;
        this.clock = clock;
    }

    /** Hours of one zone; each says its kind and source. */
    record Intensities(String zone, String unit, String basis, Instant from, Instant to, List<HourlyIntensity> hours) {}

    @GetMapping("/grid-zones")
    Page<ZoneStatus> gridZones(
            @RequestParam(name = "cursor", required = false) @org.jspecify.annotations.Nullable String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return Page.of(zones.at(clock.instant()), cursor, limit, ZoneStatus::zone);
    }

    @GetMapping("/carbon-intensities")
    Intensities intensities(
            @RequestParam("zone") String zone,
            @RequestParam(name = "from", required = false) Instant from,
            @RequestParam(name = "to", required = false) Instant to) {
        TimeRange range = range(from, to);
        return new Intensities(
                zone,
                "gCO2eq/kWh",
                "average, life cycle, location-based",
                range.from(),
                range.to(),
                intensities.hourly(zone, range));
    }

    /**
     * When a job would be cleanest.
     *
     * @param zoneIds zones to look at; without any, all zones with sites that {@code in} takes
     * @param in {@code EU}, countries or zones, with commas
     * @param to by when it must have ended
     */
    @GetMapping("/carbon-intensities/clean-windows")
    List<ZoneWindows> cleanWindows(
            @RequestParam(name = "zone", required = false) @org.jspecify.annotations.Nullable List<String> zoneIds,
            @RequestParam(name = "in", defaultValue = "") String in,
            @RequestParam("hours") int hours,
            @RequestParam(name = "from", required = false) Instant from,
            @RequestParam(name = "to", required = false) Instant to) {
        if (hours < 1 || hours > LONGEST_JOB_HOURS) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "hours is " + hours + "; expected 1 to " + LONGEST_JOB_HOURS);
        }
        var filter = ZoneFilter.of(in);
        var named = zoneIds == null ? zones.withSites() : zoneIds;
        return windows.search(named.stream().filter(filter::takes).toList(), range(from, to), hours);
    }

    private TimeRange range(
            @org.jspecify.annotations.Nullable Instant from, @org.jspecify.annotations.Nullable Instant to) {
        Instant start = from == null ? clock.instant().minus(Duration.ofDays(1)) : from;
        Instant end = to == null ? start.plus(Duration.ofDays(3)) : to;
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "from " + start + " to " + end + "; expected from before to, 400 days at most");
        }
        return new TimeRange(start, end);
    }
}
