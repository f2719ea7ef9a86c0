package dev.tradewind.connector.feed;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A {@code GL_MarketDocument} of ENTSO-E, type A75: one time series or several per production type, each of periods with a
 * resolution and numbered points. Of curve type A03 a point left out repeats the one before; of A01 it is a gap. What a zone
 * consumes (pumping) is left out.
 */
final class GenerationDocument {
    private static final int MOST_STEPS = 40_000;

    private final XMLStreamReader xml;
    private final byte[] body;
    private final List<GenerationSeries> series = new ArrayList<>();
    private final StringBuilder reason = new StringBuilder();

    private GenerationDocument(XMLStreamReader xml, byte[] body) {
        this.xml = xml;
        this.body = body;
    }

    /** @param zone the EIC code that was asked for */
    static List<GenerationSeries> read(byte[] body, String zone) throws FeedStopped {
        try {
            var document = new GenerationDocument(SafeXml.reader(body), body);
            document.root(zone);
            return document.series;
        } catch (XMLStreamException broken) {
            throw new FeedStopped(
                    "ENTSO-E answered with something that is no XML without document type, or only half of it", body);
        }
    }

    private void root(String zone) throws XMLStreamException, FeedStopped {
        String root = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw new FeedStopped("the answer of ENTSO-E brings a document type, which is never read", body);
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            String name = xml.getLocalName();
            if (root == null) {
                root = name;
            } else if (name.equals("TimeSeries")) {
                timeSeries(zone);
            } else if (root.startsWith("Acknowledgement") && name.equals("text")) {
                reason.append(xml.getElementText());
            }
        }
        if (!"GL_MarketDocument".equals(root)) {
            throw new FeedStopped(
                    "expected a GL_MarketDocument, found " + root
                            + (reason.isEmpty() ? "" : "; the source says '" + reason + "'"),
                    body);
        }
    }

    private void timeSeries(String zone) throws XMLStreamException, FeedStopped {
        String type = null;
        String unit = null;
        String curve = "A01";
        boolean generated = false;
        List<Period> periods = new ArrayList<>();
        while (!ended("TimeSeries")) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "psrType" -> type = xml.getElementText().trim();
                case "quantity_Measure_Unit.name" -> unit = xml.getElementText().trim();
                case "curveType" -> curve = xml.getElementText().trim();
                case "inBiddingZone_Domain.mRID" -> {
                    generated = true;
                    zone(xml.getElementText().trim(), zone);
                }
                case "Period" -> periods.add(period());
                default -> {}
            }
        }
        if (!generated) {
            return;
        }
        if (type == null) {
            throw new FeedStopped("a time series of ENTSO-E names no production type", body);
        }
        if (!"MAW".equals(unit)) {
            throw new FeedStopped("expected megawatts (MAW) for " + type + ", found " + unit, body);
        }
        if (!curve.equals("A01") && !curve.equals("A03")) {
            throw new FeedStopped("expected curve type A01 or A03 for " + type + ", found " + curve, body);
        }
        for (Period period : periods) {
            series.add(new GenerationSeries(type, period.from, period.step, values(period, curve.equals("A03"))));
        }
    }

    private void zone(String answered, String asked) throws FeedStopped {
        if (!answered.equals(asked)) {
            throw new FeedStopped("asked ENTSO-E for zone " + asked + " and got " + answered, body);
        }
    }

    private record Period(Instant from, Duration step, int steps, TreeMap<Integer, BigDecimal> byPosition) {}

    private Period period() throws XMLStreamException, FeedStopped {
        Instant from = null;
        Instant to = null;
        Duration step = null;
        int position = 0;
        var points = new TreeMap<Integer, BigDecimal>();
        while (!ended("Period")) {
            if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "start" -> from = instant(xml.getElementText());
                case "end" -> to = instant(xml.getElementText());
                case "resolution" -> step = step(xml.getElementText());
                case "position" -> position = number(xml.getElementText()).intValue();
                case "quantity" -> points.put(position, number(xml.getElementText()));
                default -> {}
            }
        }
        if (from == null || to == null || step == null || !from.isBefore(to)) {
            throw new FeedStopped("a period of ENTSO-E lacks its start, its end or its resolution", body);
        }
        long steps = Duration.between(from, to).dividedBy(step);
        if (steps > MOST_STEPS || !points.isEmpty() && (points.firstKey() < 1 || points.lastKey() > steps)) {
            throw new FeedStopped(
                    "a period from " + from + " to " + to + " has " + steps + " steps, but points numbered up to "
                            + (points.isEmpty() ? 0 : points.lastKey()),
                    body);
        }
        return new Period(from, step, (int) steps, points);
    }

    private static List<@Nullable BigDecimal> values(Period period, boolean repeats) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        BigDecimal before = null;
        for (int position = 1; position <= period.steps; position++) {
            BigDecimal said = period.byPosition.get(position);
            before = said != null ? said : repeats ? before : null;
            values.add(before);
        }
        return values;
    }

    private boolean ended(String element) throws XMLStreamException {
        int event = xml.next();
        return event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(element);
    }

    private Instant instant(String text) throws FeedStopped {
        try {
            return OffsetDateTime.parse(text.trim()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new FeedStopped("expected a time with zone from ENTSO-E, found '" + text + "'", body);
        }
    }

    private Duration step(String text) throws FeedStopped {
        return switch (text.trim()) {
            case "PT15M" -> Duration.ofMinutes(15);
            case "PT30M" -> Duration.ofMinutes(30);
            case "PT60M", "PT1H" -> Duration.ofHours(1);
            default ->
                throw new FeedStopped("expected a resolution of 15, 30 or 60 minutes, found '" + text + "'", body);
        };
    }

    private BigDecimal number(String text) throws FeedStopped {
        try {
            return Answers.figure(new BigDecimal(text.trim()), "quantity");
        } catch (NumberFormatException wrong) {
            throw new FeedStopped("expected a number from ENTSO-E, found '" + text + "'", body);
        }
    }
}
