package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.price.AwsOffer;
import dev.tradewind.connector.price.OfferPrice;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** An offer file of the AWS Price List, as downloaded: EC2 or data transfer of one region or of all. */
public final class AwsOfferDialect implements Dialect<SeriesRow> {
    private static final Duration HOLDS_FOR = Duration.ofDays(30);
    private static final String ADVICE = "Expected an offer file of the AWS Price List (index.json of AmazonEC2 or"
            + " AWSDataTransfer); see docs/formats.md.";

    @Override
    public String id() {
        return "aws-price-list";
    }

    @Override
    public String title() {
        return "AWS price list (offer file)";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson() && AwsOffer.looksLike(head.text());
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        try (var text = file.reader()) {
            return AwsOffer.read(text, name -> true, into(rows))
                    ? Reading.complete()
                    : new Reading.Refused("products", "the file has no products", ADVICE);
        } catch (JacksonException broken) {
            long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String reason = "not JSON from here on: " + broken.getOriginalMessage();
            rows.quarantine(line, null, null, reason);
            return new Reading.CutOff(line, reason);
        }
    }

    private static AwsOffer.Sink into(RowSink<SeriesRow> rows) {
        return new AwsOffer.Sink() {
            @Override
            public void take(long line, OfferPrice price) {
                rows.accept(
                        line,
                        new SeriesRow(List.of(new SeriesValue(
                                price.series(),
                                price.publishedAt(),
                                price.publishedAt().plus(HOLDS_FOR),
                                price.usd(),
                                SignalKind.PUBLISHED,
                                price.basis(),
                                "AWS Price List"))));
            }

            @Override
            public void refuse(long line, String field, @Nullable String value, String why) {
                rows.quarantine(line, field, value, why);
            }
        };
    }
}
