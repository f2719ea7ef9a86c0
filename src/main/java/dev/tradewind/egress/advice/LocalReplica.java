package dev.tradewind.egress.advice;

import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads across regions or clouds: a replica beside the reader costs its storage and the bytes that keep it current, and
 * ends the reads and the queries that ask for them. Offered where data sets declare such reads and the bill shows them.
 */
final class LocalReplica implements AdviceRule {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Everybody who reads one data set from one other site. */
    private record Reading(DataSet of, List<Workload> readers) {
        String site() {
            return readers.getFirst().siteId();
        }
    }

    /** One direction of the traffic, as billed. */
    private record Leg(WorkloadFlow flow, BigDecimal gigabytes, BigDecimal usd) {}

    @Override
    public void look(Situation situation, Findings findings) {
        var readings = new LinkedHashMap<String, Reading>();
        for (var workload : situation.workloads()) {
            for (var each : workload.dataSets()) {
                if (each.gigabytesRead().signum() > 0 && reachesAcross(workload, each)) {
                    readings.computeIfAbsent(
                                    each.name() + "@" + each.siteId() + ">" + workload.siteId(),
                                    key -> new Reading(each, new ArrayList<>()))
                            .readers()
                            .add(workload);
                }
            }
        }
        readings.values().forEach(reading -> look(situation, findings, reading));
    }

    private static boolean reachesAcross(Workload reader, DataSet of) {
        return !of.siteId().equals(reader.siteId()) && !of.replicas().contains(reader.siteId());
    }

    private static void look(Situation situation, Findings findings, Reading reading) {
        var from = reading.of().siteId();
        var to = reading.site();
        var name = "%s at %s, read from %s".formatted(reading.of().name(), from, to);
        var read = leg(situation, reading, from, to, sum(situation, reading, false));
        if (read == null) {
            findings.not(
                    AdviceKind.REPLICA,
                    name,
                    situation.listed(from, to, sum(situation, reading, false)).orElse(BigDecimal.ZERO),
                    "data sets declare these reads, the bill shows no bytes of "
                            + reading.readers().getFirst().owner() + " on that way");
            return;
        }
        var storage =
                situation.prices().unit(AdvicePrices.STORAGE, provider(to)).orElse(null);
        var asked = leg(situation, reading, to, from, sum(situation, reading, true));
        findings.offer(advice(situation, reading, read, asked, storage));
    }

    /** What is billed on that way for the owner, up to what is declared; null where the bill shows nothing. */
    private static @Nullable Leg leg(
            Situation situation, Reading reading, String from, String to, BigDecimal declared) {
        var owner = reading.readers().getFirst().owner();
        var inside = provider(from).equals(provider(to));
        var best = situation
                .of(inside ? TransferClass.INTER_REGION : TransferClass.INTERNET)
                .filter(each -> each.flow().from().equals(from))
                .filter(each -> each.flow().to().equals(inside ? to : Ends.INTERNET))
                .filter(each -> each.flow().owner().equals(owner))
                .filter(each -> each.workload() == null || concerned(reading, each.workload()))
                .findFirst()
                .orElse(null);
        if (best == null) {
            return null;
        }
        var billed = situation.gbPerMonth(best);
        var gigabytes = declared.min(billed);
        return gigabytes.signum() == 0
                ? null
                : new Leg(best, gigabytes, situation.usdPerMonth(best).multiply(Numbers.ratio(gigabytes, billed)));
    }

    private static boolean concerned(Reading reading, String tagged) {
        return tagged.equals(reading.of().name())
                || reading.readers().stream().anyMatch(each -> each.name().equals(tagged));
    }

    private static BigDecimal sum(Situation situation, Reading reading, boolean written) {
        var all = BigDecimal.ZERO;
        for (var reader : reading.readers()) {
            for (var each : reader.dataSets()) {
                if (each.name().equals(reading.of().name())) {
                    all = all.add(
                            written ? situation.writtenPerMonth(reader, each) : situation.readPerMonth(reader, each));
                }
            }
        }
        return all;
    }

    private static String provider(String site) {
        return Ends.provider(site);
    }

    private static Advice advice(
            Situation situation,
            Reading reading,
            Leg read,
            @Nullable Leg asked,
            AdvicePrices.@Nullable Priced storage) {
        var writes = situation.assumptions().of(Assumption.WRITES);
        var moved = read.usd().add(asked == null ? BigDecimal.ZERO : asked.usd());
        var perGb = storage == null ? situation.assumptions().of(Assumption.STORAGE) : storage.usd();
        var stored = reading.of().sizeGigabytes().multiply(perGb);
        var saved = saved(moved, writes, stored);
        var from = reading.of().siteId();
        var to = reading.site();
        var reader = reading.readers().getFirst();
        var copy = situation.listed(from, to, reading.of().sizeGigabytes());
        var flows = new ArrayList<WorkloadFlow>();
        flows.add(read.flow());
        if (asked != null) {
            flows.add(asked.flow());
        }
        var all = flows.stream().map(situation::usdPerMonth).reduce(BigDecimal.ZERO, BigDecimal::add);
        var across = provider(from).equals(provider(to)) ? "regions" : "clouds";
        return new Advice(
                AdviceKind.REPLICA,
                "Read %s from a replica at %s".formatted(reading.of().name(), to),
                reader.name(),
                reader.owner(),
                reader.siteId(),
                flows,
                "%s reads %s GB a month across %s from %s, USD %s%s. Zone routing cannot help: the data are elsewhere."
                        .formatted(
                                reader.name(),
                                Numbers.gb(read.gigabytes()),
                                across,
                                from,
                                Numbers.usd(read.usd()),
                                asked == null
                                        ? ""
                                        : ", and its queries and writes are another %s GB, USD %s"
                                                .formatted(Numbers.gb(asked.gigabytes()), Numbers.usd(asked.usd()))),
                new Saving(
                        saved,
                        saved(moved, writes.multiply(BigDecimal.TWO).min(BigDecimal.ONE), stored)
                                .min(saved),
                        saved(moved, writes.multiply(HALF), stored).max(saved),
                        "(reads + queries) × (1 − write share) − storage of the replica. What is written still goes to the"
                                + " first copy, and as much goes to the replica. The replica's machines are not in it. Range:"
                                + " twice and half the write share.",
                        "(%s) × (1 − %s) − %s GB × %s = %s USD / month"
                                .formatted(
                                        asked == null
                                                ? Numbers.usd(read.usd())
                                                : Numbers.usd(read.usd()) + " + " + Numbers.usd(asked.usd()),
                                        Numbers.factor(writes),
                                        Numbers.gb(reading.of().sizeGigabytes()),
                                        Numbers.factor(perGb),
                                        Numbers.usd(saved)),
                        inputs(situation, reading, read, asked, storage)),
                copy.orElse(null),
                copy.map(usd -> "the first copy: %s GB, USD %s at list price, on top of what the payer sends in a month"
                                .formatted(Numbers.gb(reading.of().sizeGigabytes()), Numbers.usd(usd)))
                        .orElse("the first copy; no price is known from %s to %s".formatted(from, to)),
                ("Medium: replication is asynchronous, so the replica is behind; what must read its own writes must still ask"
                                + " the first copy. At a write share of %s and more it saves nothing.")
                        .formatted(Numbers.percent(BigDecimal.ONE
                                .subtract(Numbers.ratio(stored, moved))
                                .max(BigDecimal.ZERO))),
                ReplicaArtefacts.of(reading.of().name(), from, to),
                Numbers.ratio(moved.multiply(BigDecimal.ONE.subtract(writes)), all));
    }

    private static BigDecimal saved(BigDecimal moved, BigDecimal writes, BigDecimal stored) {
        return moved.multiply(BigDecimal.ONE.subtract(writes)).subtract(stored);
    }

    private static List<AdviceInput> inputs(
            Situation situation,
            Reading reading,
            Leg read,
            @Nullable Leg asked,
            AdvicePrices.@Nullable Priced storage) {
        var legs = new LinkedHashMap<String, Leg>(Map.of("Reads", read));
        if (asked != null) {
            legs.put("Queries and writes", asked);
        }
        var inputs = new ArrayList<AdviceInput>();
        legs.forEach((name, leg) -> {
            inputs.add(situation.billed(name, Numbers.plain(leg.gigabytes(), 0), "GB"));
            inputs.add(situation.billed(name + ", BilledCost", Numbers.plain(leg.usd(), 2), "USD"));
            inputs.add(situation.billed(
                    name + ", unit price", Numbers.price(Numbers.ratio(leg.usd(), leg.gigabytes())), "USD / GB"));
        });
        inputs.add(new AdviceInput(
                "Size of " + reading.of().name(),
                Numbers.plain(reading.of().sizeGigabytes(), 0),
                "GB",
                AdviceInput.Origin.DECLARED,
                "workload list"));
        inputs.add(
                storage == null
                        ? situation.assumptions().input(Assumption.STORAGE)
                        : new AdviceInput(
                                "Storage",
                                storage.usd().toPlainString(),
                                "USD / GB-month",
                                AdviceInput.Origin.PUBLISHED,
                                storage.source()));
        inputs.add(situation.assumptions().input(Assumption.WRITES));
        return inputs;
    }
}
