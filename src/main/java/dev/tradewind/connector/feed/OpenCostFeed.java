package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What an hour of a vCPU, a GiB and a GPU cost in clusters that OpenCost watches: cost over hours of each whole day, of all
 * allocations of a cluster. The series map a cluster to a site. OpenCost names no currency and must count in USD.
 */
@Component
final class OpenCostFeed implements Feed {
    private static final Duration BACK = Duration.ofDays(2);
    private static final BigDecimal BYTES_PER_GIB = BigDecimal.valueOf(1L << 30);
    private static final int SCALE = 12;

    @Override
    public String type() {
        return "opencost";
    }

    @Override
    public String title() {
        return "OpenCost";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.PRICE);
    }

    @Override
    public String usualUrl() {
        return "http://localhost:9003";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        Instant today = session.now().truncatedTo(ChronoUnit.DAYS);
        for (Instant day = today.minus(BACK); day.isBefore(today); day = day.plus(1, ChronoUnit.DAYS)) {
            Instant end = day.plus(1, ChronoUnit.DAYS);
            JsonNode answer = session.json(OutboundRequest.get(FeedUrls.of(
                    source,
                    usualUrl(),
                    "/allocation/compute",
                    "window",
                    day + "," + end,
                    "aggregate",
                    "cluster",
                    "accumulate",
                    "true")));
            Map<String, Sums> byCluster = new HashMap<>();
            for (JsonNode set : Answers.list(answer, "data")) {
                for (JsonNode allocation : set) {
                    add(allocation, byCluster, day, end, session);
                }
            }
            for (var cluster : byCluster.entrySet()) {
                String site = source.series().get(cluster.getKey());
                if (site != null) {
                    cluster.getValue().points(site, day, end, session);
                }
            }
        }
    }

    private static void add(
            JsonNode allocation, Map<String, Sums> byCluster, Instant day, Instant end, FeedSession session)
            throws FeedStopped {
        String name = Answers.text(allocation, "name");
        if (name.startsWith("__")) {
            return;
        }
        Instant from = Answers.instant(allocation, "start");
        if (from.isBefore(day) || !from.isBefore(end)) {
            session.refuse("asked OpenCost for " + day + " to " + end + " and got " + name + " from " + from);
            return;
        }
        String cluster = allocation.path("properties").path("cluster").asString(name);
        byCluster.computeIfAbsent(cluster, c -> new Sums()).add(allocation);
    }

    /** Cost and hours of one cluster. */
    private static final class Sums {
        private static final String[][] RATES = {
            {"vcpu-hour", "cpuCost", "cpuCoreHours"},
            {"gib-hour", "ramCost", "ramByteHours"},
            {"gpu-hour", "gpuCost", "gpuHours"}
        };
        private final BigDecimal[] cost = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
        private final BigDecimal[] hours = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};

        void add(JsonNode allocation) throws FeedStopped {
            for (int i = 0; i < RATES.length; i++) {
                BigDecimal paid = Answers.number(allocation, RATES[i][1]);
                BigDecimal used = Answers.number(allocation, RATES[i][2]);
                BigDecimal adjusted = Answers.number(allocation, RATES[i][1] + "Adjustment");
                if (paid != null && used != null) {
                    cost[i] = cost[i].add(paid).add(adjusted == null ? BigDecimal.ZERO : adjusted);
                    hours[i] = hours[i].add(used);
                }
            }
        }

        void points(String site, Instant from, Instant to, FeedSession session) {
            for (int i = 0; i < RATES.length; i++) {
                BigDecimal units = RATES[i][0].equals("gib-hour")
                        ? hours[i].divide(BYTES_PER_GIB, MathContext.DECIMAL128)
                        : hours[i];
                if (units.signum() > 0 && cost[i].signum() > 0) {
                    session.take(SignalPoint.observed(
                            SeriesNames.instancePrice(site, RATES[i][0]),
                            from,
                            to,
                            cost[i].divide(units, MathContext.DECIMAL128).setScale(SCALE, RoundingMode.HALF_EVEN),
                            SignalKind.ESTIMATED,
                            "mean of the day over what was allocated, USD",
                            "OpenCost",
                            session.now()));
                }
            }
        }
    }
}
