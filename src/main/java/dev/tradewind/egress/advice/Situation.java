package dev.tradewind.egress.advice;

import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that a rule may look at.
 *
 * @param range of whole, completely billed days
 * @param flows in USD, per workload
 */
record Situation(
        TimeRange range,
        List<WorkloadFlow> flows,
        List<Workload> workloads,
        AdvicePrices prices,
        PayerMonths months,
        Assumptions assumptions,
        ServiceEndpoints endpoints) {
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    Situation {
        flows = List.copyOf(flows);
        workloads = List.copyOf(workloads);
    }

    Stream<WorkloadFlow> of(TransferClass only) {
        return flows.stream().filter(each -> each.flow().transferClass() == only);
    }

    Optional<Workload> workload(WorkloadFlow flow) {
        return named(flow.workload() == null ? "" : flow.workload());
    }

    Optional<Workload> named(String name) {
        return workloads.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    BigDecimal usdPerMonth(WorkloadFlow flow) {
        return perMonth(flow.flow().total().billedCost().amount());
    }

    BigDecimal gbPerMonth(WorkloadFlow flow) {
        return perMonth(flow.flow().total().gigabytes());
    }

    /**
     * USD at list price for so many gigabytes on top of the month that the payer sends already, by the steps that it has
     * reached; empty where nobody published a price.
     */
    Optional<BigDecimal> listed(String from, String to, BigDecimal gigabytes) {
        var already = months.toInternet(Ends.provider(from));
        return prices.egress(from, to)
                .map(price -> price.tiers().size() < 2 ? price.usdFor(gigabytes) : price.usdOnTop(already, gigabytes));
    }

    private BigDecimal perMonth(BigDecimal inRange) {
        return perMonth(inRange, range);
    }

    static BigDecimal perMonth(BigDecimal inRange, TimeRange range) {
        var days = BigDecimal.valueOf(range.duration().toSeconds()).divide(SECONDS_PER_DAY, Numbers.EXACT);
        return days.signum() == 0
                ? BigDecimal.ZERO
                : inRange.multiply(Advice.DAYS_PER_MONTH).divide(days, Numbers.EXACT);
    }

    /** Declared per run for a batch, per month for a service. */
    BigDecimal readPerMonth(Workload by, DataSet of) {
        return of.gigabytesRead().multiply(runsPerMonth(by));
    }

    BigDecimal writtenPerMonth(Workload by, DataSet of) {
        return of.gigabytesWritten().multiply(runsPerMonth(by));
    }

    private BigDecimal runsPerMonth(Workload by) {
        var window = by.window();
        return by.durationHours() == null || window == null
                ? BigDecimal.ONE
                : BigDecimal.valueOf(window.runsPerMonth(range.from()));
    }

    AdviceInput billed(String name, String value, String unit) {
        return new AdviceInput(
                name, value, unit, AdviceInput.Origin.BILLED, "bills in the lake, per month of 30.4375 days");
    }
}
