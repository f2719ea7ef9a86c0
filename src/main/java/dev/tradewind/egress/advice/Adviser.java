package dev.tradewind.egress.advice;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.WorkloadFlows;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads flows, workloads and prices, and asks every rule. Computes afresh each time: nothing of it is stored. */
@Component
public class Adviser {
    private static final List<AdviceRule> RULES = List.of(
            new LocalReplica(),
            new PrivateEndpoint(),
            new KafkaRack(),
            new ZoneRouting(),
            new ContentDelivery(),
            new Compression());
    private static final String CURRENCY = "USD";

    private final WorkloadFlows flows;
    private final EgressQueries egress;
    private final Workloads workloads;
    private final AdvicePrices prices;
    private final ServiceEndpoints endpoints;
    private final Clock clock;

    Adviser(
            WorkloadFlows flows,
            EgressQueries egress,
            Workloads workloads,
            Catalog catalog,
            ObjectProvider<ServiceEndpoints> endpoints,
            Clock clock) {
        this.flows = flows;
        this.egress = egress;
        this.workloads = workloads;
        this.prices = AdvicePrices.shipped(catalog);
        this.endpoints = endpoints.getIfAvailable(ServiceEndpoints::none);
        this.clock = clock;
    }

    /** Advice on flows in USD, the currency of the price sheets; flows in other currencies are not looked at. */
    public Advised advise(EgressFilter filter, Assumptions assumptions) {
        var complete = filter.during(complete(filter.range()));
        var found = flows.of(complete).stream()
                .filter(each -> each.flow().total().currency().equals(CURRENCY))
                .toList();
        return ask(
                new Situation(
                        complete.range(),
                        found,
                        workloads.all(),
                        prices,
                        months(complete.range()),
                        assumptions,
                        endpoints),
                flows.shownQuery(complete));
    }

    /** Of all payers, whatever the filter: their steps count everything that they send. */
    private PayerMonths months(TimeRange range) {
        return new PayerMonths(largest(range, EgressFilter.Steps.SITES), largest(range, EgressFilter.Steps.CDN));
    }

    private Map<String, BigDecimal> largest(TimeRange range, EgressFilter.Steps list) {
        // a bill may name no provider; no list is then asked for it
        var most = new HashMap<>(BilledInternet.largestPayers(egress, range, list));
        most.replaceAll((provider, gigabytes) -> Situation.perMonth(gigabytes, range));
        return most;
    }

    static Advised ask(Situation situation, String query) {
        var findings = new Findings();
        RULES.forEach(rule -> rule.look(situation, findings));
        var byValue = Comparator.comparing((Advice each) -> each.saving().usdPerMonth())
                .reversed()
                .thenComparing(Advice::title);
        return new Advised(
                situation.range(),
                findings.advice().stream().sorted(byValue).toList(),
                findings.notOffered().stream()
                        .sorted(Comparator.comparing(NotOffered::usdPerMonth)
                                .reversed()
                                .thenComparing(NotOffered::flow))
                        .toList(),
                query);
    }

    /** The days of the range whose bill is complete; empty if none is. */
    public TimeRange complete(TimeRange asked) {
        var zone = egress.reportingZone();
        var until = LocalDate.now(clock.withZone(zone));
        var billed = egress.billed()
                .map(range -> LocalDate.ofInstant(range.to(), zone))
                .orElse(until);
        var to = (billed.isBefore(until) ? billed : until).atStartOfDay(zone).toInstant();
        var end = to.isBefore(asked.to()) ? to : asked.to();
        return new TimeRange(asked.from(), end.isBefore(asked.from()) ? asked.from() : end);
    }
}
