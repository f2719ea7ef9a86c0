package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Azure Retail Prices: Linux machines on demand and spot, USD per hour. Spot is one price for a region. The series name an instance type ({@code Standard_D4s_v5});
 * its target is a site ({@code azure:eastus}) or {@code *} for every region. Reservations are left out: they state the
 * price of the whole term under "1 Hour".
 */
@Component
final class AzureRetailPricesFeed implements Feed {
    private static final int MOST_PAGES = 200;

    @Override
    public String type() {
        return "azure-retail-prices";
    }

    @Override
    public String title() {
        return "Azure Retail Prices";
    }

    @Override
    public Set<FeedRole> roles() {
        return Set.of(FeedRole.PRICE);
    }

    @Override
    public String usualUrl() {
        return "https://prices.azure.com";
    }

    @Override
    public void read(FeedSource source, TimeRange range, FeedSession session) throws FeedStopped, InterruptedException {
        for (var type : source.series().entrySet()) {
            String site = type.getValue();
            String filter = "serviceName eq 'Virtual Machines' and priceType eq 'Consumption' and armSkuName eq '"
                    + type.getKey() + "'"
                    + (site.equals("*") ? "" : " and armRegionName eq '" + site.substring(site.indexOf(':') + 1) + "'");
            String next = FeedUrls.of(source, usualUrl(), "/api/retail/prices", "$filter", filter);
            for (int page = 0; next != null; page++) {
                if (page == MOST_PAGES) {
                    throw new FeedStopped(
                            "more than " + MOST_PAGES + " pages for " + type.getKey() + ". Maybe name a region?");
                }
                JsonNode answer = session.json(OutboundRequest.get(next));
                for (JsonNode item : Answers.list(answer, "Items")) {
                    price(item, session);
                }
                String link = answer.path("NextPageLink").asString("");
                next = link.isBlank() ? null : link;
            }
        }
    }

    private static void price(JsonNode item, FeedSession session) throws FeedStopped {
        String name = Answers.text(item, "skuName").toLowerCase(Locale.ROOT);
        boolean spot = name.contains("spot");
        boolean hourly = Answers.text(item, "type").equals("Consumption")
                && !name.contains("low priority")
                && !Answers.text(item, "productName").contains("Windows")
                && Answers.text(item, "unitOfMeasure").equals("1 Hour");
        BigDecimal usd = Answers.number(item, "retailPrice");
        if (!hourly || usd == null || usd.signum() == 0) {
            // A price of 0 is a gap in the list, not a gift.
            return;
        }
        if (!Answers.text(item, "currencyCode").equals("USD")) {
            session.refuse("a price of " + Answers.text(item, "armSkuName") + " is in " + item.path("currencyCode")
                    + ", expected USD");
            return;
        }
        String region = Answers.text(item, "armRegionName");
        String type = Answers.text(item, "armSkuName");
        String site = "azure:" + region;
        session.take(ListPrices.seen(
                spot ? SeriesNames.spotPrice(site, region, type) : SeriesNames.instancePrice(site, type),
                usd,
                (spot ? "spot, Linux, in force since " : "on demand, Linux, list price in force since ")
                        + Answers.text(item, "effectiveStartDate"),
                "Azure Retail Prices",
                session.now()));
    }
}
