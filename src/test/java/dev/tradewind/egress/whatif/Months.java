package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.whatif.MonthFlow.Origin;
import dev.tradewind.egress.whatif.Volumes.Payer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Months of flows and price lists written by hand. */
final class Months {
    static final String OREGON = "aws:us-west-2";
    static final String VIRGINIA = "aws:us-east-1";
    static final String IRELAND = "aws:eu-west-1";
    static final String AZURE = "azure:eastus";
    static final String ASHBURN = "oracle:us-ashburn-1";
    static final String PHOENIX = "oracle:us-phoenix-1";
    static final BigDecimal CROSSING = new BigDecimal("0.5");

    private Months() {}

    static MonthFlow billed(TransferClass of, String from, String to, String workload, String gb, String usd) {
        var arrives = of == TransferClass.INGRESS;
        return flow(
                of,
                new End(from, arrives ? null : workload, null),
                new End(to, arrives ? workload : null, null),
                gb,
                usd,
                Origin.BILL);
    }

    static MonthFlow flow(TransferClass of, End from, End to, String gb, String usd, Origin origin) {
        var billing = from.site().equals("internet") ? to : from;
        return new MonthFlow(
                billing.provider(),
                "payer-" + billing.provider(),
                of,
                from,
                to,
                "team",
                new BigDecimal(gb),
                new BigDecimal(usd),
                origin);
    }

    static Need need(String workload, String site, String dataSet, String dataSite, String read, String written) {
        return new Need(
                workload, "team", site, dataSet, dataSite, dataSite, new BigDecimal(read), new BigDecimal(written));
    }

    static List<MonthFlow> named(List<MonthFlow> flows, Need... needs) {
        return FarEnds.named(flows, List.of(needs), provider -> true);
    }

    /** Whoever sends to the internet is among the flows. */
    static Outcome ask(List<MonthFlow> flows, Scenario scenario) {
        var volumes = new HashMap<Payer, BigDecimal>();
        flows.stream()
                .filter(MonthFlow::isInternet)
                .forEach(each ->
                        volumes.merge(new Payer(each.provider(), each.payer()), each.gigabytes(), BigDecimal::add));
        return new Calculation(flows, volumes, LISTS, "USD").of(scenario, CROSSING);
    }

    /**
     * AWS to the internet 0.09 up to 10,000 GB and 0.05 beyond; between its regions 0.02; between zones 0.01; NAT
     * 0.06 and CDN 0.08 up to 10,000 GB and 0.03 beyond, but neither in Ireland; Azure to the
     * internet 0.08 flat; over the tier "standard" 0.04 at AWS and 0.06 at Azure. Oracle to the internet and between its
     * regions nothing up to 10,000 GB and 0.01 beyond. Nothing else has a price.
     */
    static final ListPrices LISTS = new ListPrices() {
        private final Map<String, EgressPrice> prices = Map.ofEntries(
                Map.entry("aws>internet", list("aws", step("0", "10000", "0.09"), step("10000", null, "0.05"))),
                Map.entry("aws>aws", list("aws", step("0", null, "0.02"))),
                Map.entry("aws>zone", list("aws", step("0", null, "0.01"))),
                Map.entry("aws>arriving", list("aws", step("0", null, "0"))),
                Map.entry("aws>NAT", list("aws", step("0", null, "0.06"))),
                Map.entry("aws>CDN", list("aws", step("0", "10000", "0.08"), step("10000", null, "0.03"))),
                Map.entry("aws>standard", list("aws", step("0", null, "0.04"))),
                Map.entry("oracle>internet", list("oracle", step("0", "10000", "0"), step("10000", null, "0.01"))),
                Map.entry("oracle>oracle", list("oracle", step("0", "10000", "0"), step("10000", null, "0.01"))),
                Map.entry("azure>internet", list("azure", step("0", null, "0.08"))),
                Map.entry("azure>standard", list("azure", step("0", null, "0.06"))));

        private Optional<EgressPrice> of(String from, String to) {
            return Optional.ofNullable(prices.get(End.provider(from) + ">" + to));
        }

        @Override
        public Optional<EgressPrice> between(String from, String to) {
            return of(from, End.provider(from).equals(End.provider(to)) ? End.provider(to) : "internet");
        }

        @Override
        public Optional<EgressPrice> betweenZones(String site) {
            return of(site, "zone");
        }

        @Override
        public Optional<EgressPrice> arriving(String site) {
            return of(site, "arriving");
        }

        @Override
        public Optional<EgressPrice> onTheWay(TransferClass of, String site) {
            return site.equals(IRELAND) ? Optional.empty() : of(site, of.name());
        }

        @Override
        public Optional<EgressPrice> over(String networkTier, String site) {
            return of(site, networkTier);
        }
    };

    private static EgressPrice list(String from, EgressPrice.Tier... steps) {
        return new EgressPrice(from, "any", List.of(steps), true, "by hand", LocalDate.EPOCH);
    }

    private static EgressPrice.Tier step(String from, String to, String usd) {
        return new EgressPrice.Tier(new BigDecimal(from), to == null ? null : new BigDecimal(to), new BigDecimal(usd));
    }
}
