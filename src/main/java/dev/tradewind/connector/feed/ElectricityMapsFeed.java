package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Electricity Maps v3: the last 24 hours of average intensity for each zone, gCO2eq/kWh. */
@Component
final class ElectricityMapsFeed implements Feed {
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String type() {
        return "electricity-maps";
    }

    @Override
    public String title() {
        return "Electricity Maps v3";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.MEASURED_CARBON);
    }

    @Override
    public String usualUrl() {
        return "https://api.electricitymap.org";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        String key = source.requiredSecret();
        for (var zone : source.series().entrySet()) {
            JsonNode answer = session.json(OutboundRequest.get(
                            FeedUrls.of(source, usualUrl(), "/v3/carbon-intensity/history", "zone", zone.getKey()))
                    .with("auth-token", key));
            for (JsonNode hour : Answers.list(answer, "history")) {
                point(hour, zone.getKey(), zone.getValue(), session);
            }
        }
    }

    private void point(JsonNode hour, String asked, String zone, FeedSession session) throws FeedStopped {
        String answered = Answers.text(hour, "zone");
        Instant from = Answers.instant(hour, "datetime");
        if (!answered.equals(asked)) {
            session.refuse("asked for zone " + asked + " and got " + answered + " at " + from);
            return;
        }
        BigDecimal grams = Answers.number(hour, "carbonIntensity");
        if (grams == null) {
            return;
        }
        boolean lifeCycle =
                !hour.path("emissionFactorType").asString("lifecycle").equals("direct");
        session.take(SignalPoint.observed(
                lifeCycle ? SeriesNames.carbonLifeCycle(zone) : SeriesNames.carbonDirect(zone),
                from,
                from.plus(HOUR),
                grams,
                hour.path("isEstimated").asBoolean(false) ? SignalKind.ESTIMATED : SignalKind.MEASURED,
                lifeCycle ? "average, life cycle, location-based" : "average, direct, location-based",
                "Electricity Maps v3",
                session.now()));
    }
}
