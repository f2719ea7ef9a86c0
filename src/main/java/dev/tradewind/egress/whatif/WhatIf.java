package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.cost.ExchangeRates;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.AdvicePrices;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads bills, flow logs, workloads and prices, and computes a scenario afresh each time: nothing of it is stored. */
@Component
public class WhatIf {
    private final MonthFlows months;
    private final Workloads workloads;
    private final Catalog catalog;
    private final ExchangeRates rates;
    private final Adviser adviser;
    private final OtherPrices others;

    WhatIf(MonthFlows months, Workloads workloads, Catalog catalog, ExchangeRates rates, Adviser adviser) {
        this.months = months;
        this.workloads = workloads;
        this.catalog = catalog;
        this.rates = rates;
        this.adviser = adviser;
        this.others = OtherPrices.shipped(AdvicePrices.shipped(catalog));
    }

    /**
     * The scenario on what the filter means, during the completely billed days of its range.
     *
     * @throws IllegalArgumentException where a name of the scenario is missing or unknown
     */
    public Answer ask(EgressFilter filter, Asked asked) {
        var complete = filter.during(adviser.complete(filter.range()));
        var listed = workloads.all();
        var byCurrency = months.of(complete);
        var all = byCurrency.values().stream().flatMap(List::stream).toList();
        var scenario = new Resolution(listed, catalog.sites(), all).of(asked);
        var needs = Need.of(listed, complete.range().from());
        var home = home(byCurrency);
        var main = main(byCurrency);
        var volumes = months.internetVolumes(complete.range());
        var outcomes = byCurrency.entrySet().stream()
                .map(each -> {
                    var currency = each.getKey();
                    var flows = FarEnds.named(
                            each.getValue(), needs, provider -> currency.equals(home.getOrDefault(provider, main)));
                    return new Calculation(flows, volumes, prices(currency, complete.range()), currency)
                            .of(scenario, asked.crossing());
                })
                .sorted(Comparator.comparing(Outcome::before).reversed().thenComparing(Outcome::currency))
                .toList();
        return new Answer(complete.range(), scenario, outcomes, months.shownQuery(complete));
    }

    /** Names of other network tiers for which a price is known. */
    public List<String> networkTiers() {
        return others.networkTiers();
    }

    /** The currency of the largest bill, for places that nobody bills. */
    private static String main(Map<String, List<MonthFlow>> byCurrency) {
        return byCurrency.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, List<MonthFlow>> each) ->
                                each.getValue().stream().map(MonthFlow::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse("USD");
    }

    /** In which currency a provider bills most. */
    private static Map<String, String> home(Map<String, List<MonthFlow>> byCurrency) {
        var most = new HashMap<String, BigDecimal>();
        var home = new HashMap<String, String>();
        byCurrency.forEach((currency, flows) -> {
            var sums = new HashMap<String, BigDecimal>();
            flows.forEach(flow -> sums.merge(flow.provider(), flow.cost(), BigDecimal::add));
            sums.forEach((provider, cost) -> {
                if (cost.compareTo(most.getOrDefault(provider, BigDecimal.valueOf(-1))) > 0) {
                    most.put(provider, cost);
                    home.put(provider, currency);
                }
            });
        });
        return home;
    }

    private ListPrices prices(String currency, TimeRange range) {
        var day = LocalDate.ofInstant(range.to().minusNanos(1), ZoneOffset.UTC);
        return rates.convert(new Money(BigDecimal.ONE, "USD"), currency, day)
                .<ListPrices>map(each -> new PublishedPrices(
                        catalog,
                        others,
                        range.to().minusNanos(1),
                        each.rate(),
                        currency.equals("USD")
                                ? ""
                                : ", at %s %s per USD of %s"
                                        .formatted(each.rate().toPlainString(), currency, each.day())))
                .orElse(PublishedPrices.NONE);
    }
}
