package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The SKU catalogue of Google Cloud's Compute Engine, page by page. The series name a SKU by its description, with or
 * without " running in …"; the target says what it prices. Every tier of bytes is kept; of an hour the dearest, as the
 * first is a free allowance where there are several.
 */
@Component
final class GoogleSkusFeed implements Feed {
    private static final String COMPUTE_ENGINE = "6F81-5844-456A";
    private static final int MOST_PAGES = 50;
    private static final int NANO_DIGITS = 9;

    @Override
    public String type() {
        return "gcp-skus";
    }

    @Override
    public String title() {
        return "Google Cloud SKU catalogue";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.PRICE);
    }

    @Override
    public String usualUrl() {
        return "https://cloudbilling.googleapis.com";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        String key = source.requiredSecret();
        Set<String> missing = new HashSet<>(source.series().keySet());
        String page = "";
        for (int pages = 0; pages == 0 || !page.isEmpty(); pages++) {
            if (pages == MOST_PAGES) {
                throw new FeedStopped("more than " + MOST_PAGES + " pages of SKUs. Maybe the source repeats itself?");
            }
            String path = "/v1/services/" + COMPUTE_ENGINE + "/skus";
            String url = page.isEmpty()
                    ? FeedUrls.of(source, usualUrl(), path, "currencyCode", "USD", "pageSize", "5000")
                    : FeedUrls.of(
                            source, usualUrl(), path, "currencyCode", "USD", "pageSize", "5000", "pageToken", page);
            JsonNode answer = session.json(OutboundRequest.get(url).with("X-Goog-Api-Key", key));
            for (JsonNode sku : Answers.list(answer, "skus")) {
                sku(sku, source.series(), missing, session);
            }
            page = answer.path("nextPageToken").asString("");
        }
        missing.stream().sorted().forEach(name -> session.refuse("no SKU '" + name + "' in the catalogue"));
    }

    private static void sku(JsonNode sku, Map<String, String> series, Set<String> missing, FeedSession session)
            throws FeedStopped {
        String description = Answers.text(sku, "description");
        String name = series.containsKey(description) ? description : description.replaceFirst(" running in .*", "");
        String target = series.get(name);
        if (target == null
                || !sku.path("category").path("usageType").asString("").equals("OnDemand")) {
            return;
        }
        missing.remove(name);
        JsonNode prices = Answers.list(sku, "pricingInfo");
        if (!prices.isEmpty()) {
            // The newest is the last; older ones come only where a time is asked for.
            tiers(sku, description, PriceTarget.of(target), prices.get(prices.size() - 1), session);
        }
    }

    private static void tiers(JsonNode sku, String description, PriceTarget target, JsonNode info, FeedSession session)
            throws FeedStopped {
        JsonNode expression = info.path("pricingExpression");
        String unit = Answers.text(expression, "usageUnit");
        String expected = switch (target.unit()) {
            case VCPU_HOUR, GPU_HOUR -> "h";
            case GIB_HOUR -> "GiBy.h";
            case GIGABYTE -> "GiBy";
        };
        if (!unit.equals(expected)) {
            session.refuse(description + " is priced per " + unit + ", expected " + expected);
            return;
        }
        JsonNode rates = Answers.list(expression, "tieredRates");
        for (int i = target.bytes() ? 0 : Math.max(0, rates.size() - 1); i < rates.size(); i++) {
            BigDecimal usd = usd(rates.get(i).path("unitPrice"), description, session);
            BigDecimal start = Answers.number(rates.get(i), "startUsageAmount");
            if (usd == null || !target.bytes() && usd.signum() == 0) {
                continue;
            }
            for (String site : sites(sku, target)) {
                session.take(ListPrices.seen(
                        target.series(site, start == null ? BigDecimal.ZERO : start),
                        usd,
                        target.bytes() ? "list price, USD per GiB of a month's volume" : "on demand, list price",
                        "Google Cloud SKU " + Answers.text(sku, "skuId"),
                        session.now()));
            }
        }
    }

    private static Set<String> sites(JsonNode sku, PriceTarget target) throws FeedStopped {
        if (!target.everywhere()) {
            return Set.of(target.site());
        }
        Set<String> sites = new HashSet<>();
        for (JsonNode region : Answers.list(sku, "serviceRegions")) {
            sites.add("gcp:" + region.asString(""));
        }
        return sites;
    }

    /** Whole units as text and billionths as a number; either may be left out for 0, but not both. */
    private static @Nullable BigDecimal usd(JsonNode price, String description, FeedSession session)
            throws FeedStopped {
        String currency = price.path("currencyCode").asString("none");
        if (!currency.equals("USD")) {
            session.refuse("the price of " + description + " is in " + currency + ", expected USD");
            return null;
        }
        BigDecimal units = Answers.number(price, "units");
        BigDecimal nanos = Answers.number(price, "nanos");
        if (units == null && nanos == null) {
            session.refuse(description + " has neither units nor nanos, which is no price");
            return null;
        }
        return (units == null ? BigDecimal.ZERO : units)
                .add((nanos == null ? BigDecimal.ZERO : nanos).movePointLeft(NANO_DIGITS));
    }
}
