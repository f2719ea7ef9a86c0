package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** WattTime v3: logs in, then the forecast of marginal emissions (co2_moer) for each region, from lb/MWh to g/kWh. */
@Component
final class WattTimeFeed implements Feed {
    private static final String MARGINAL = "co2_moer";
    private static final String UNIT = "lbs_co2_per_mwh";
    /** One international pound is 0.45359237 kg; lb/MWh times this is g/kWh. */
    private static final Duration LONGEST_STEP = Duration.ofDays(1);

    private static final BigDecimal GRAMS_PER_KWH = new BigDecimal("0.45359237");

    private static final int SCALE = 6;

    @Override
    public String type() {
        return "watttime";
    }

    @Override
    public String title() {
        return "WattTime v3, marginal";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.FORECAST_CARBON);
    }

    @Override
    public String usualUrl() {
        return "https://api.watttime.org";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        String login = source.user() + ":" + source.requiredSecret();
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        String token = Answers.text(
                session.secretJson(OutboundRequest.get(FeedUrls.of(source, usualUrl(), "/login"))
                        .with("Authorization", "Basic " + basic)),
                "token");
        for (var region : source.series().entrySet()) {
            JsonNode answer = session.json(OutboundRequest.get(FeedUrls.of(
                            source, usualUrl(), "/v3/forecast", "region", region.getKey(), "signal_type", MARGINAL))
                    .with("Authorization", "Bearer " + token));
            forecast(answer, region.getKey(), region.getValue(), session);
        }
    }

    private void forecast(JsonNode answer, String region, String zone, FeedSession session) throws FeedStopped {
        JsonNode meta = answer.path("meta");
        String unit = Answers.text(meta, "units");
        if (!unit.equals(UNIT)) {
            throw new FeedStopped(
                    "expected " + UNIT + " for " + region + ", found " + unit + ", which is no intensity");
        }
        String answered = Answers.text(meta, "region");
        if (!answered.equals(region)) {
            throw new FeedStopped("asked for region " + region + " and got " + answered);
        }
        Duration step =
                Duration.ofSeconds(meta.path("data_point_period_seconds").asLong(300));
        if (!step.isPositive() || step.compareTo(LONGEST_STEP) > 0) {
            throw new FeedStopped("expected a data_point_period_seconds of up to a day, found " + step.toSeconds());
        }
        for (JsonNode generation : Answers.list(answer, "data")) {
            Iterable<JsonNode> hours =
                    generation.has("forecast") ? Answers.list(generation, "forecast") : java.util.List.of(generation);
            for (JsonNode at : hours) {
                BigDecimal pounds = Answers.number(at, "value");
                Instant from = Answers.instant(at, "point_time");
                if (pounds != null) {
                    session.take(SignalPoint.observed(
                            SeriesNames.carbonMarginal(zone),
                            from,
                            from.plus(step),
                            pounds.multiply(GRAMS_PER_KWH).setScale(SCALE, RoundingMode.HALF_EVEN),
                            SignalKind.FORECAST,
                            "marginal, direct, location-based",
                            "WattTime v3 co2_moer",
                            session.now()));
                }
            }
        }
    }
}
