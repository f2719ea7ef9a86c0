package dev.tradewind.connector.feed;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * How many functional units workloads served, from a Prometheus server. The query gives the increase over 15 minutes, as in
 * {@code sum by (workload) (increase(http_requests_total[15m]))}; its value at an instant counts the 15 minutes before it.
 * The target is a workload and a unit, {@code checkout/request}, or {@code {label}/request} where that label names each.
 */
@Component
final class PrometheusUnitsFeed implements Feed {
    private static final Pattern TARGET = Pattern.compile("(\\{[A-Za-z_][A-Za-z0-9_]*}|[^/]+)/(.+)");

    @Override
    public String type() {
        return "prometheus-units";
    }

    @Override
    public String title() {
        return "Prometheus, functional units";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.FUNCTIONAL_UNITS);
    }

    @Override
    public String usualUrl() {
        return PrometheusRange.USUAL_URL;
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var query : source.series().entrySet()) {
            Matcher target = TARGET.matcher(query.getValue());
            if (!target.matches()) {
                throw new FeedStopped("the target '" + query.getValue()
                        + "' is no workload with a unit; expected as in checkout/request or {workload}/request");
            }
            String unit = target.group(2);
            PrometheusPerWorkload.read(
                    source,
                    query.getKey(),
                    target.group(1),
                    "{workload}/request",
                    range,
                    session,
                    (workload, at, count) -> SignalPoint.observed(
                            SeriesNames.units(workload, unit),
                            at.minus(PrometheusRange.STEP),
                            at,
                            count,
                            SignalKind.MEASURED,
                            unit + " served",
                            "Prometheus",
                            session.now()));
        }
    }
}
