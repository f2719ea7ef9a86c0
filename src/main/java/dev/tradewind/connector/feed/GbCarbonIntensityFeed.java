package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The GB Carbon Intensity API: half-hourly direct intensity of the country ({@code GB}) or of one of its regions by short
 * name, gCO2/kWh. What was generated counts as measured, what is to come as forecast. Regions have forecasts only.
 */
@Component
final class GbCarbonIntensityFeed implements Feed {
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String type() {
        return "gb-carbon-intensity";
    }

    @Override
    public String title() {
        return "GB Carbon Intensity API";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.MEASURED_CARBON, FeedRole.FORECAST_CARBON);
    }

    @Override
    public String usualUrl() {
        return "https://api.carbonintensity.org.uk";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        String when = "/" + MINUTES.format(range.from()) + "/" + MINUTES.format(range.to());
        String country = source.series().get("GB");
        if (country != null) {
            JsonNode answer = session.json(OutboundRequest.get(FeedUrls.of(source, usualUrl(), "/intensity" + when)));
            for (JsonNode half : Answers.list(answer, "data")) {
                point(half, half.path("intensity"), country, session);
            }
        }
        if (source.series().size() > (country == null ? 0 : 1)) {
            String path = "/regional/intensity/" + MINUTES.format(range.from()) + "/fw48h";
            JsonNode answer = session.json(OutboundRequest.get(FeedUrls.of(source, usualUrl(), path)));
            for (JsonNode half : Answers.list(answer, "data")) {
                for (JsonNode region : Answers.list(half, "regions")) {
                    String zone = source.series().get(Answers.text(region, "shortname"));
                    if (zone != null) {
                        point(half, region.path("intensity"), zone, session);
                    }
                }
            }
        }
    }

    private void point(JsonNode half, JsonNode intensity, String zone, FeedSession session) throws FeedStopped {
        Instant from = Answers.instant(half, "from");
        Instant to = Answers.instant(half, "to");
        if (!from.isBefore(to)) {
            session.refuse(zone + ": a half-hour from " + from + " to " + to + " does not end after it begins");
            return;
        }
        BigDecimal actual = Answers.number(intensity, "actual");
        BigDecimal grams = actual != null ? actual : Answers.number(intensity, "forecast");
        if (grams != null) {
            session.take(SignalPoint.observed(
                    SeriesNames.carbonDirect(zone),
                    from,
                    to,
                    grams,
                    actual != null ? SignalKind.MEASURED : SignalKind.FORECAST,
                    "average, direct, location-based",
                    "GB Carbon Intensity API (NESO)",
                    session.now()));
        }
    }
}
