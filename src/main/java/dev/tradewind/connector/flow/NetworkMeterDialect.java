package dev.tradewind.connector.flow;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Network counters of OpenCost as its metrics page writes them. A counter alone is no traffic: bytes come from two
 * readings of one counter with their times, and a reading that is alone is kept without bytes.
 */
public final class NetworkMeterDialect implements Dialect<FlowRecord> {
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})?\\s+(\\S+)(?:\\s+(-?\\d+(?:\\.\\d+)?))?\\s*(?:#.*)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final long MILLIS_FROM = 100_000_000_000L;
    private static final BigDecimal LAST_MILLI = BigDecimal.valueOf(253_402_300_799_999L);
    private static final int MOST_DIGITS = 18;

    @Override
    public String id() {
        return "opencost-network";
    }

    @Override
    public String title() {
        return "OpenCost network counters";
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return !head.isJson()
                && (head.text().contains(PodNetwork.EGRESS) || head.text().contains(PodNetwork.INGRESS));
    }

    @Override
    public Optional<String> warning() {
        return Optional.of("Counters: bytes are the increase between two readings with times; one alone has none."
                + " For hours without gaps let a feed ask the Prometheus server.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<FlowRecord> rows) throws IOException {
        return TextLines.read(file, rows, beginning -> new Readings());
    }

    private record Counted(Instant at, BigDecimal value) {}

    /** Samples of one page or of several pages one after the other. */
    private static final class Readings implements TextLines.LineReader {
        private final Map<String, Counted> before = new HashMap<>();

        @Override
        public @Nullable FlowRecord read(String line) throws Unreadable {
            if (line.startsWith("#")) {
                return null;
            }
            var sample = SAMPLE.matcher(line.strip());
            if (!sample.matches()) {
                throw new Unreadable(null, null, "not a sample; expected name{labels} value and perhaps a time");
            }
            var metric = sample.group(1);
            if (!PodNetwork.reads(metric)) {
                throw new Unreadable(
                        null,
                        metric,
                        "this metric tells nothing of network bytes; expected " + PodNetwork.EGRESS + " or "
                                + PodNetwork.INGRESS);
            }
            var value = value(sample.group(3));
            var at = sample.group(4) == null ? null : time(sample.group(4));
            var labels = labels(sample.group(2));
            if (at == null) {
                return PodNetwork.flow(metric, labels, null, null, null, null);
            }
            var last = before.put(metric + new java.util.TreeMap<>(labels), new Counted(at, value));
            if (last == null || !last.at().isBefore(at)) {
                return PodNetwork.flow(metric, labels, at, at, null, null);
            }
            return PodNetwork.flow(metric, labels, last.at(), at, Counters.increase(last.value(), value), null);
        }

        private static Map<String, String> labels(@Nullable String text) {
            var labels = new LinkedHashMap<String, String>();
            var found = LABEL.matcher(text == null ? "" : text);
            while (found.find()) {
                labels.put(found.group(1), found.group(2));
            }
            return labels;
        }

        private static BigDecimal value(String text) throws Unreadable {
            try {
                var value = new BigDecimal(text);
                if (value.signum() >= 0
                        && value.precision() - (long) value.scale() <= MOST_DIGITS
                        && value.scale() <= MOST_DIGITS) {
                    return value;
                }
            } catch (NumberFormatException noNumber) {
                // told below
            }
            throw new Unreadable(
                    "value", text, "not a count of bytes; expected 0 or more, of up to " + MOST_DIGITS + " digits");
        }

        /** Metrics pages write milliseconds, OpenMetrics seconds. */
        private static Instant time(String text) throws Unreadable {
            var number = new BigDecimal(text);
            // written out, 1e999999999 would fill the memory
            if (number.abs().compareTo(LAST_MILLI) > 0 || number.scale() > MOST_DIGITS) {
                throw new Unreadable("timestamp", text, "not a time; expected milliseconds or seconds since 1970");
            }
            var millis = number.compareTo(BigDecimal.valueOf(MILLIS_FROM)) >= 0 ? number : number.movePointRight(3);
            return Instant.ofEpochMilli(
                    millis.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        }
    }
}
