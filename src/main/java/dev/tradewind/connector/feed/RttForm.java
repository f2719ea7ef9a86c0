package dev.tradewind.connector.feed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well-known probes keep their round trips in Prometheus, so that nobody has to write the query: {@code blackbox:INSTANCE} and
 * {@code smokeping:HOST} ask for p50 and p95 of each quarter of an hour. Quantiles are taken from the samples or from the buckets of the
 * histogram, never from other quantiles.
 */
enum RttForm {
    /** The ICMP probe of the blackbox exporter, a gauge for each scrape. */
    BLACKBOX("blackbox:", "quantile_over_time(%s, probe_icmp_duration_seconds{phase=\"rtt\",instance=\"%s\"}[15m])"),
    /** smokeping_prober, a histogram for each host. */
    SMOKEPING(
            "smokeping:",
            "histogram_quantile(%s, sum by (le) (rate(smokeping_response_duration_seconds_bucket{host=\"%s\"}[15m])))");

    private static final Map<String, String> QUANTILES = new TreeMap<>(Map.of("p50", "0.5", "p95", "0.95"));

    private final String prefix;
    private final String query;

    RttForm(String prefix, String query) {
        this.prefix = prefix;
        this.query = query;
    }

    /**
     * One query, and what it measures.
     *
     * @param target {@code from>to:statistic}
     */
    record Asked(String query, String target) {}

    /** The queries behind one setting: those of a form, or the one that somebody wrote. */
    static List<Asked> of(String setting, String target) throws FeedStopped {
        for (RttForm form : values()) {
            if (setting.startsWith(form.prefix)) {
                String probed = setting.substring(form.prefix.length());
                if (probed.isBlank() || probed.matches(".*[\"\\\\\\n].*")) {
                    throw new FeedStopped(
                            "expected the name of what is probed behind '" + form.prefix + "', found '" + probed + "'");
                }
                if (target.indexOf('>') < 0 || target.matches(".*:p\\d+")) {
                    throw new FeedStopped("expected 'from>to' as the link of " + setting
                            + ", whose p50 and p95 are both asked for, found '" + target + "'");
                }
                return QUANTILES.entrySet().stream()
                        .map(each ->
                                new Asked(form.query.formatted(each.getValue(), probed), target + ":" + each.getKey()))
                        .toList();
            }
        }
        return List.of(new Asked(setting, target));
    }
}
