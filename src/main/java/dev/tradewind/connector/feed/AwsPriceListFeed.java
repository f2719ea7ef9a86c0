package dev.tradewind.connector.feed;

import dev.tradewind.connector.price.AwsOffer;
import dev.tradewind.connector.price.OfferPrice;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * The AWS Price List, without a key: the series name a region, and what of it is wanted: instance types, {@code egress}
 * for every tier of bytes that leave it. The file of machines of a large region is larger than an answer may be
 * ({@code tradewind.outbound.largest-answer-bytes}) and is imported as a file instead.
 */
@Component
final class AwsPriceListFeed implements Feed {
    private static final String EGRESS = "egress";

    @Override
    public String type() {
        return "aws-price-list";
    }

    @Override
    public String title() {
        return "AWS Price List";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.PRICE);
    }

    @Override
    public String usualUrl() {
        return "https://pricing.us-east-1.amazonaws.com";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var region : source.series().entrySet()) {
            Set<String> types = new HashSet<>(Set.of(region.getValue().trim().split("[\\s,]+")));
            if (types.remove(EGRESS)) {
                offer(
                        source,
                        "AWSDataTransfer",
                        region.getKey(),
                        name -> name.indexOf(':') >= 0 || name.equals("internet"),
                        session);
            }
            if (!types.isEmpty()) {
                types.removeAll(offer(source, "AmazonEC2", region.getKey(), Set.copyOf(types)::contains, session));
                types.stream()
                        .sorted()
                        .forEach(type -> session.refuse("no price of " + type + " in " + region.getKey()));
            }
        }
    }

    /** @return the names that were priced */
    private Set<String> offer(
            FeedSource source, String service, String region, Predicate<String> wanted, FeedSession session)
            throws FeedStopped, InterruptedException {
        String path = "/offers/v1.0/aws/" + service + "/current/" + region + "/index.json";
        Set<String> priced = new HashSet<>();
        return session.answer(OutboundRequest.get(FeedUrls.of(source, usualUrl(), path)), body -> {
            try (var text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)) {
                if (!AwsOffer.read(text, wanted, into(session, service + " of " + region, priced))) {
                    throw new FeedStopped(
                            "expected a list of products of " + service + " in " + region + ", found another answer",
                            body);
                }
                return priced;
            } catch (JacksonException broken) {
                throw new FeedStopped(path + " answered with something that is no JSON, or only half of it", body);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private static AwsOffer.Sink into(FeedSession session, String what, Set<String> priced) {
        return new AwsOffer.Sink() {
            @Override
            public void take(long line, OfferPrice price) {
                priced.add(price.series().substring(price.series().lastIndexOf(':') + 1));
                session.take(ListPrices.seen(
                        price.series(),
                        price.usd(),
                        price.basis() + ", published " + price.publishedAt(),
                        "AWS Price List",
                        session.now()));
            }

            @Override
            public void refuse(long line, String field, @Nullable String value, String why) {
                session.refuse(what + ", line " + line + ": " + field + " is " + value + ", " + why);
            }
        };
    }
}
