package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Oracle's public price list, pay as you go. The series name part numbers. An OCPU is two vCPU, but one on the Arm shape A1;
 * memory's "gigabyte" is taken as the GiB in which shapes are sized. Prices are the same in every region, for which the
 * site {@code oracle:*} stands.
 */
@Component
final class OraclePricesFeed implements Feed {
    private static final String MODEL = "PAY_AS_YOU_GO";

    @Override
    public String type() {
        return "oracle-prices";
    }

    @Override
    public String title() {
        return "Oracle price list";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.PRICE);
    }

    @Override
    public String usualUrl() {
        return "https://apexapps.oracle.com";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        JsonNode answer = session.json(OutboundRequest.get(
                FeedUrls.of(source, usualUrl(), "/pls/apex/cetools/api/v1/products/", "currencyCode", "USD")));
        Set<String> missing = new HashSet<>(source.series().keySet());
        for (JsonNode item : Answers.list(answer, "items")) {
            String part = Answers.text(item, "partNumber");
            String target = source.series().get(part);
            if (target != null) {
                missing.remove(part);
                item(item, part, PriceTarget.of(target), session);
            }
        }
        missing.stream().sorted().forEach(part -> session.refuse("no part " + part + " in the list"));
    }

    private static void item(JsonNode item, String part, PriceTarget target, FeedSession session) throws FeedStopped {
        String metric = Answers.text(item, "metricName");
        String name = Answers.text(item, "displayName");
        String expected = switch (target.unit()) {
            case VCPU_HOUR -> "OCPU Per Hour";
            case GIB_HOUR -> "Gigabyte Per Hour";
            case GPU_HOUR -> "GPU Per Hour";
            case GIGABYTE -> "Gigabyte Outbound Data Transfer Per Month";
        };
        if (!metric.equals(expected)) {
            session.refuse(part + " (" + name + ") is priced as " + metric + ", expected " + expected);
            return;
        }
        boolean inUsd = false;
        for (JsonNode local : Answers.list(item, "currencyCodeLocalizations")) {
            if (local.path("currencyCode").asString("").equals("USD")) {
                inUsd = true;
                prices(Answers.list(local, "prices"), part, name, target, session);
            }
        }
        if (!inUsd) {
            session.refuse(part + " (" + name + ") has no price in USD");
        }
    }

    private static void prices(JsonNode prices, String part, String name, PriceTarget target, FeedSession session)
            throws FeedStopped {
        for (JsonNode price : prices) {
            BigDecimal usd = Answers.number(price, "value");
            BigDecimal from = Answers.number(price, "rangeMin");
            if (usd == null || !price.path("model").asString("").equals(MODEL)) {
                continue;
            }
            // Of a machine the first hours of a month may be a gift; bytes keep all their tiers.
            if (!target.bytes() && usd.signum() == 0) {
                continue;
            }
            boolean twoThreads = target.unit() == PricedUnit.VCPU_HOUR && !name.contains("- A1 -");
            session.take(ListPrices.seen(
                    target.series(
                            target.everywhere() ? "oracle:*" : target.site(),
                            target.bytes() && from != null ? from : BigDecimal.ZERO),
                    twoThreads ? usd.divide(BigDecimal.TWO) : usd,
                    target.bytes()
                            ? "list price, USD per GB of a month's volume"
                            : twoThreads ? "list price of an OCPU, halved" : "list price, pay as you go",
                    "Oracle price list, " + part,
                    session.now()));
        }
    }
}
