package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * There is no recording of this source: the answers are built after its documentation (GL_MarketDocument 3.0, A75, curve
 * types A01 and A03, 15 and 60 minutes).
 */
class EntsoeFeedTest extends FeedContract {
    private static final String ZONE = "10Y1001A1001A83F";
    private static final String GAS_A03 = points(1, "100", 3, "300");
    private static final String WIND = points(1, "300");

    @Override
    Feed feed() {
        return new EntsoeFeed(new MixFactors((String) null));
    }

    @Override
    Instant now() {
        return Instant.parse("2026-03-06T12:20:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of(ZONE, "DE");
    }

    @Override
    List<String> goodRound() {
        return List.of(document(
                series("B04", "MAW", "A03", "PT15M", "11:00", "12:00", GAS_A03),
                series("B19", "MAW", "A01", "PT60M", "11:00", "12:00", WIND)));
    }

    @Override
    int goodPoints() {
        return 4;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(document(series("B04", "KWT", "A03", "PT15M", "11:00", "12:00", GAS_A03)));
    }

    @Override
    List<String> withoutValues() {
        return List.of("""
            <?xml version="1.0" encoding="UTF-8"?>
            <Acknowledgement_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-1:acknowledgementdocument:7:0">
            <Reason><code>999</code><text>No matching data found</text></Reason></Acknowledgement_MarketDocument>
            """);
    }

    @Override
    String shape() {
        return "no XML";
    }

    @Override
    boolean keyInAddress() {
        return true;
    }

    @Test
    void mixesTypesOfDifferentStepsAndRepeatsWhatCurveA03LeavesOut() throws Exception {
        goodRound().forEach(server::then);
        List<SignalPoint> points = read();

        // (100·490 + 300·11)/400 twice, then (300·490 + 300·11)/600 twice
        assertThat(points)
                .extracting(point -> point.value().stripTrailingZeros().toPlainString())
                .containsExactly("130.75", "130.75", "250.5", "250.5");
        assertThat(points.getFirst().validFrom()).isEqualTo("2026-03-06T11:00:00Z");
        assertThat(points).allSatisfy(point -> {
            assertThat(Duration.between(point.validFrom(), point.validTo())).isEqualTo(Duration.ofMinutes(15));
            assertThat(point.kind()).isEqualTo(SignalKind.ESTIMATED);
            assertThat(point.series()).isEqualTo("carbon:DE:average:lca");
            assertThat(point.basis()).startsWith("average, life cycle, location-based");
        });
        assertThat(server.asked.getFirst())
                .contains("documentType=A75", "processType=A16", "in_Domain=" + ZONE, "periodEnd=202603061200");
    }

    @Test
    void aGapOfCurveA01IsAGapAndWhatIsPumpedIsNotGenerated() throws Exception {
        server.then(document(
                series("B04", "MAW", "A01", "PT15M", "11:00", "12:00", points(1, "100", 2, "100", 4, "100")),
                series("B10", "MAW", "A01", "PT15M", "11:00", "12:00", points(1, "900"))
                        .replace("inBiddingZone", "outBiddingZone")));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points())
                .extracting(SignalPoint::validFrom)
                .containsExactly(
                        Instant.parse("2026-03-06T11:00:00Z"),
                        Instant.parse("2026-03-06T11:15:00Z"),
                        Instant.parse("2026-03-06T11:45:00Z"));
        assertThat(session.objections()).containsExactly("DE: no word on B04 at 2026-03-06T11:30:00Z");
    }

    @Test
    void whatTheSlowestTypeHasNotSaidYetIsAwaitedAndNoGap() throws Exception {
        server.then(document(
                series("B04", "MAW", "A03", "PT15M", "11:00", "12:00", GAS_A03),
                series("B19", "MAW", "A01", "PT15M", "11:00", "11:30", points(1, "300", 2, "300"))));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).hasSize(2);
        assertThat(session.objections()).isEmpty();
    }

    @Test
    void typesWithoutAFactorMayNotBeMuchOfTheMixUnlessAFileGivesOne() throws Exception {
        String shale = document(
                series("B07", "MAW", "A01", "PT60M", "11:00", "12:00", points(1, "500")),
                series("B19", "MAW", "A01", "PT60M", "11:00", "12:00", points(1, "500")));
        server.then(shale);
        FeedSession session = session();
        feed().read(source(), range(), session);
        assertThat(session.points()).isEmpty();
        assertThat(session.objections().getFirst()).contains("500 of 1000 MW").contains("mix-factors");

        var file = folder.resolve("factors.csv");
        Files.writeString(file, "psrType,name,gramsPerKwh,source,date\nB07,oil shale,1100,test,2026-01-01\n");
        FeedSession second = session();
        new EntsoeFeed(new MixFactors(file.toString())).read(source(), range(), second);
        assertThat(second.points()).singleElement().satisfies(point -> {
            assertThat(point.value()).isEqualByComparingTo("555.5");
            assertThat(point.source()).contains("factors of factors.csv");
        });
    }

    @Test
    void anotherZoneStops() {
        server.then(goodRound().getFirst().replace(ZONE, "10YFR-RTE------C"));

        assertThatThrownBy(this::read)
                .isInstanceOf(FeedStopped.class)
                .hasMessage("asked ENTSO-E for zone " + ZONE + " and got 10YFR-RTE------C");
    }

    @Test
    void saysWhatTheSourceSaysWhereItHasNothing() {
        server.then(withoutValues().getFirst());

        assertThatThrownBy(this::read)
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("the source says 'No matching data found'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>",
                "<!DOCTYPE x SYSTEM \"http://localhost:1/evil.dtd\">"
            })
    void aDocumentTypeIsNeverRead(String type) {
        server.then(
                type + goodRound().getFirst().replaceFirst("<\\?xml[^>]*>", "").trim());

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).hasMessageContaining("document type");
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void pointsBeyondTheirPeriodStop() {
        server.then(document(series("B04", "MAW", "A03", "PT60M", "11:00", "12:00", points(1, "5", 2, "7"))));

        assertThatThrownBy(this::read).isInstanceOf(FeedStopped.class).hasMessageContaining("1 steps");
    }

    @Test
    void theDayOfTheClockChangeHasItsOwnNumberOfSteps() throws Exception {
        // 29 March 2026, Europe/Berlin: 23 hours, from 23:00Z of the day before to 22:00Z.
        String day = series("B04", "MAW", "A03", "PT60M", "11:00", "12:00", points(1, "100"))
                .replace("2026-03-06T11:00Z", "2026-03-28T23:00Z")
                .replace("2026-03-06T12:00Z", "2026-03-29T22:00Z");

        var read = GenerationDocument.read(document(day).getBytes(java.nio.charset.StandardCharsets.UTF_8), ZONE);

        assertThat(read).singleElement().satisfies(series -> {
            assertThat(series.megawatts()).hasSize(23);
            assertThat(series.to()).isEqualTo("2026-03-29T22:00:00Z");
        });
    }

    private static String points(Object... positionsAndQuantities) {
        var text = new StringBuilder();
        for (int i = 0; i < positionsAndQuantities.length; i += 2) {
            text.append("<Point><position>")
                    .append(positionsAndQuantities[i])
                    .append("</position><quantity>")
                    .append(positionsAndQuantities[i + 1])
                    .append("</quantity></Point>");
        }
        return text.toString();
    }

    private static String series(
            String type, String unit, String curve, String resolution, String from, String to, String points) {
        return """
            <TimeSeries><mRID>1</mRID><businessType>A01</businessType><objectAggregation>A08</objectAggregation>
            <inBiddingZone_Domain.mRID codingScheme="A01">%s</inBiddingZone_Domain.mRID>
            <quantity_Measure_Unit.name>%s</quantity_Measure_Unit.name><curveType>%s</curveType>
            <MktPSRType><psrType>%s</psrType></MktPSRType>
            <Period><timeInterval><start>2026-03-06T%sZ</start><end>2026-03-06T%sZ</end></timeInterval>
            <resolution>%s</resolution>%s</Period></TimeSeries>
            """.formatted(ZONE, unit, curve, type, from, to, resolution, points);
    }

    private static String document(String... series) {
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <GL_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-6:generationloaddocument:3:0">
            <mRID>abc</mRID><revisionNumber>1</revisionNumber><type>A75</type><process.processType>A16</process.processType>
            <createdDateTime>2026-03-06T12:00:00Z</createdDateTime>
            <time_Period.timeInterval><start>2026-03-06T11:00Z</start><end>2026-03-06T12:00Z</end></time_Period.timeInterval>
            %s</GL_MarketDocument>
            """.formatted(String.join("", series)).trim();
    }
}
