package dev.tradewind.connector.price;

import java.io.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An offer file of the AWS Price List, of EC2 or of data transfer: on-demand prices of shared Linux machines, and every
 * tier of bytes that leave a region. Read in one pass, product by product, as such files have hundreds of megabytes.
 */
public final class AwsOffer {
    private static final JsonMapper JSON = JsonMapper.builder()
            // One product after the other is read from the same parser: what follows is the next one.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Sink sink;
    private final Predicate<String> wanted;
    private final Map<String, AwsProduct> products = new HashMap<>();
    private @Nullable Instant publishedAt;
    private boolean sawProducts;

    /** Where prices go. */
    public interface Sink {
        /** @param line where it stands in the file */
        void take(long line, OfferPrice price);

        /** A price that cannot be used. */
        void refuse(long line, String field, @Nullable String value, String why);
    }

    private AwsOffer(Sink sink, Predicate<String> wanted) {
        this.sink = sink;
        this.wanted = wanted;
    }

    /** Whether the beginning of a JSON text is that of an offer file. */
    public static boolean looksLike(String text) {
        return text.contains("\"offerCode\"") && text.contains("\"formatVersion\"");
    }

    /**
     * @param wanted series that are asked for
     * @return whether the text had the shape of an offer file at all
     * @throws JacksonException where it breaks off or is no JSON; prices given before that are good
     */
    public static boolean read(Reader text, Predicate<String> wanted, Sink sink) {
        var offer = new AwsOffer(sink, wanted);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                offer.field(parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) {
                throw new StreamReadException(parser, "the file ends inside its content");
            }
        }
        return offer.sawProducts;
    }

    private void field(JsonParser parser) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        switch (name) {
            case "publicationDate" -> published(parser);
            case "products" -> {
                sawProducts = value == JsonToken.START_OBJECT;
                each(parser, sku -> {
                    AwsProduct product = AwsProduct.of(JSON.readTree(parser));
                    if (product != null && wanted.test(product.name())) {
                        products.put(sku, product);
                    }
                });
            }
            case "terms" ->
                each(parser, kind -> {
                    if (kind.equals("OnDemand")) {
                        each(parser, sku -> term(parser, sku));
                    } else {
                        parser.skipChildren();
                    }
                });
            default -> parser.skipChildren();
        }
    }

    private interface Entry {
        void at(String name);
    }

    /** Calls for each field of the object at which the parser stands; the callee consumes the field's value. */
    private static void each(JsonParser parser, Entry entry) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            entry.at(name);
        }
    }

    private void published(JsonParser parser) {
        try {
            publishedAt = Instant.parse(parser.getString());
        } catch (DateTimeParseException wrong) {
            sink.refuse(parser.currentTokenLocation().getLineNr(), "publicationDate", parser.getString(), "not a time");
        }
    }

    private void term(JsonParser parser, String sku) {
        AwsProduct product = products.get(sku);
        if (product == null) {
            parser.skipChildren();
            return;
        }
        long line = parser.currentTokenLocation().getLineNr();
        for (JsonNode offer : JSON.readTree(parser)) {
            for (JsonNode dimension : offer.path("priceDimensions")) {
                price(line, product, dimension);
            }
        }
    }

    private void price(long line, AwsProduct product, JsonNode dimension) {
        String unit = dimension.path("unit").asString("");
        Instant published = publishedAt;
        if (published == null) {
            sink.refuse(line, "publicationDate", null, "missing before the first price of " + product.name());
        } else if (!unit.equals(product.unit())) {
            sink.refuse(line, "unit", unit, "expected " + product.unit() + " for " + product.name());
        } else if (!dimension.path("pricePerUnit").path("USD").isString()) {
            sink.refuse(
                    line,
                    "pricePerUnit",
                    dimension.path("pricePerUnit").toString(),
                    "expected a price in USD for " + product.name());
        } else {
            String text = dimension.path("pricePerUnit").path("USD").stringValue();
            try {
                var usd = new BigDecimal(text);
                if (usd.signum() < 0 || usd.signum() == 0 && !product.mayBeFree()) {
                    sink.refuse(line, "pricePerUnit", text, "no price; expected more than 0 for " + product.name());
                    return;
                }
                String series = product.series(dimension.path("beginRange").asString("0"));
                sink.take(line, new OfferPrice(series, usd, published, product.basis()));
            } catch (NumberFormatException wrong) {
                sink.refuse(line, "pricePerUnit", text, "not a number");
            }
        }
    }
}
