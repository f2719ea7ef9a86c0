package dev.tradewind.egress.advice;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's consumers fetch from the leader, wherever it is. With rack awareness (KIP-392) they fetch from a replica in their
 * own zone; what producers send and replicas copy goes on.
 */
final class KafkaRack implements AdviceRule {
    private static final BigDecimal CROSSING = Numbers.ratio(BigDecimal.TWO, BigDecimal.valueOf(3));
    private static final BigDecimal COPIES = BigDecimal.TWO;
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal HALF_MORE = new BigDecimal("1.5");

    static boolean isKafka(Workload workload) {
        return "kafka".equals(workload.labels().get("software"));
    }

    @Override
    public void look(Situation situation, Findings findings) {
        situation
                .of(TransferClass.INTER_ZONE)
                .forEach(flow -> situation
                        .workload(flow)
                        .filter(KafkaRack::isKafka)
                        .ifPresent(kafka -> findings.offer(advice(situation, flow, kafka))));
    }

    private static Advice advice(Situation situation, WorkloadFlow flow, Workload kafka) {
        var usd = situation.usdPerMonth(flow);
        var declared = log(kafka);
        var fanOut = declared == null
                ? situation.assumptions().of(Assumption.FAN_OUT)
                : Numbers.ratio(declared.gigabytesRead(), declared.gigabytesWritten());
        var share = share(fanOut);
        var saved = usd.multiply(share);
        var inputs = new ArrayList<AdviceInput>();
        inputs.add(situation.billed("BilledCost between zones", Numbers.plain(usd, 2), "USD"));
        inputs.add(situation.billed("Bytes between zones", Numbers.plain(situation.gbPerMonth(flow), 0), "GB"));
        if (declared == null) {
            inputs.add(situation.assumptions().input(Assumption.FAN_OUT));
        } else {
            inputs.add(declared("Read from " + declared.name(), declared.gigabytesRead()));
            inputs.add(declared("Written to " + declared.name(), declared.gigabytesWritten()));
        }
        inputs.add(new AdviceInput(
                "Zones", "3", "", AdviceInput.Origin.ASSUMED, "brokers spread evenly over three zones"));
        inputs.add(
                new AdviceInput("Replication factor", "3", "", AdviceInput.Origin.ASSUMED, "one replica in each zone"));
        inputs.add(new AdviceInput(
                "Consumers' share of what crosses",
                Numbers.factor(share),
                "",
                AdviceInput.Origin.ASSUMED,
                "f·2/3 ÷ (2/3 + 2 + f·2/3), f = " + Numbers.price(fanOut)));
        return new Advice(
                AdviceKind.ROUTING,
                "Let the consumers of %s fetch in their own zone".formatted(kafka.name()),
                kafka.name(),
                flow.flow().owner(),
                kafka.siteId(),
                List.of(flow),
                ("%s GB a month cross zones at %s, USD %s. Each byte written is read %s times; a consumer that knows no rack"
                                + " fetches two of three bytes from another zone, %s of what crosses.")
                        .formatted(
                                Numbers.gb(situation.gbPerMonth(flow)),
                                flow.flow().from(),
                                Numbers.usd(usd),
                                Numbers.price(fanOut),
                                Numbers.percent(share)),
                new Saving(
                        saved,
                        usd.multiply(share(fanOut.multiply(HALF))),
                        usd.multiply(share(fanOut.multiply(HALF_MORE))),
                        "BilledCost between zones × f·2/3 ÷ (2/3 + 2 + f·2/3): what consumers fetch, of what producers send"
                                + " (2/3), replicas copy (2) and consumers fetch, each byte being read f times. Range: f"
                                + " half and one and a half times.",
                        "%s × %s = %s USD / month"
                                .formatted(Numbers.usd(usd), Numbers.factor(share), Numbers.usd(saved)),
                        inputs),
                BigDecimal.ZERO,
                "none in money: a rolling restart of brokers and consumers",
                "Low to medium: a follower may lag, so a fetch waits for the high watermark a little longer. A zone whose"
                        + " consumers read more than others loads its own broker: with one broker in a zone all of the"
                        + " zone's fetches fall on it.",
                artefacts(),
                share);
    }

    /** The consumers' part of what crosses zones: z = 3, replication factor 3. */
    static BigDecimal share(BigDecimal fanOut) {
        var fetched = fanOut.multiply(CROSSING);
        return Numbers.ratio(fetched, CROSSING.add(COPIES).add(fetched));
    }

    /** The declared data set of the log itself, if it says how much is written and read. */
    private static @Nullable DataSet log(Workload kafka) {
        return kafka.dataSets().stream()
                .filter(each -> each.siteId().equals(kafka.siteId()))
                .filter(each -> each.gigabytesWritten().signum() > 0
                        && each.gigabytesRead().signum() > 0)
                .findFirst()
                .orElse(null);
    }

    private static AdviceInput declared(String name, BigDecimal gigabytes) {
        return new AdviceInput(
                name, Numbers.plain(gigabytes, 0), "GB / month", AdviceInput.Origin.DECLARED, "workload list");
    }

    private static List<Artefact> artefacts() {
        return List.of(
                new Artefact(
                        "Brokers",
                        "kafka-broker.properties",
                        "Apache Kafka 2.4, on every broker with its own zone",
                        """
                        # the zone in which this broker stands, such as use1-az1
                        broker.rack=use1-az1
                        replica.selector.class=org.apache.kafka.common.replica.RackAwareReplicaSelector
                        """),
                new Artefact("Consumers", "kafka-consumer.properties", "Apache Kafka clients 2.4", """
                        # the zone in which this consumer runs, written as the brokers write theirs
                        client.rack=use1-az1
                        """));
    }
}
