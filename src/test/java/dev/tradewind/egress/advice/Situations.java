package dev.tradewind.egress.advice;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Situations written by hand: thirty days and 10.5 hours are one month, so a billed amount is a monthly one. */
final class Situations {
    static final TimeRange MONTH =
            TimeRange.startingAt(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofMinutes(43_830));

    static final PayerMonths NOBODY_SENDS = new PayerMonths(Map.of(), Map.of());

    private Situations() {}

    static Advised ask(List<WorkloadFlow> flows, List<Workload> workloads) {
        return ask(flows, workloads, Assumptions.USUAL);
    }

    static Advised ask(List<WorkloadFlow> flows, List<Workload> workloads, Assumptions assumptions) {
        return ask(flows, workloads, assumptions, ServiceEndpoints.none());
    }

    static Advised ask(
            List<WorkloadFlow> flows, List<Workload> workloads, Assumptions assumptions, ServiceEndpoints endpoints) {
        return Adviser.ask(new Situation(MONTH, flows, workloads, prices(), NOBODY_SENDS, assumptions, endpoints), "");
    }

    static AdvicePrices prices() {
        var tier = new EgressPrice.Tier(BigDecimal.ZERO, null, new BigDecimal("0.09"));
        var price = new EgressPrice("aws:us-west-2", "internet", List.of(tier), false, "by hand", LocalDate.EPOCH);
        return new AdvicePrices(
                List.of(
                        row("storage", "azure", "0.1"),
                        row("endpoint-gb", "aws", "0"),
                        row("endpoint-hour", "aws", "0"),
                        row("endpoint-gb", "azure", "0.01"),
                        row("endpoint-hour", "azure", "0.01"),
                        row("cdn", "aws", "0.08")),
                (from, to) -> from.startsWith("aws") ? Optional.of(price) : Optional.empty());
    }

    private static AdvicePrices.Row row(String what, String provider, String usd) {
        return new AdvicePrices.Row(
                what,
                provider,
                new EgressPrice.Tier(BigDecimal.ZERO, null, new BigDecimal(usd)),
                "by hand",
                "2026-06-15");
    }

    static WorkloadFlow flow(TransferClass of, String from, String to, String workload, String gb, String usd) {
        var cost = Money.of(usd, "USD");
        return new WorkloadFlow(
                new FlowTotal(from, to, of, "team", new EgressTotal(cost, null, new BigDecimal(gb), 1, cost)),
                workload);
    }

    static Workload service(String name, String site, Map<String, String> labels, DataSet... dataSets) {
        return new Workload(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                WorkloadKind.SERVICE,
                "team",
                "prod",
                labels,
                site,
                4,
                16,
                0,
                null,
                0.5,
                null,
                null,
                false,
                List.of(),
                List.of(dataSets),
                List.of(new UserGroup(site, 1)),
                BigDecimal.TEN,
                null,
                1);
    }

    static DataSet data(String name, String site, String read, String written, String size) {
        return new DataSet(
                name,
                site,
                new BigDecimal(read),
                new BigDecimal(written),
                new BigDecimal(size),
                DataSetMode.FIXED,
                List.of());
    }
}
