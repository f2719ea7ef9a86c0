package dev.tradewind.egress.advice;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlow;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Fewer bytes for the same content: batches and a codec. Only where the workload says what it sends. */
final class Compression implements AdviceRule {
    private static final Set<TransferClass> PAID_BY_BYTE = Set.of(TransferClass.INTER_REGION, TransferClass.INTERNET);
    private static final BigDecimal BADLY = new BigDecimal("0.4");
    private static final BigDecimal WELL = new BigDecimal("1.3");

    @Override
    public void look(Situation situation, Findings findings) {
        situation.flows().stream()
                .filter(flow -> PAID_BY_BYTE.contains(flow.flow().transferClass()))
                .forEach(flow -> situation.workload(flow).ifPresent(workload -> {
                    if (KafkaRack.isKafka(workload)) {
                        findings.offer(advice(
                                situation, flow, workload, "producers of " + workload.name(), Compression::kafka));
                    } else if ("text".equals(workload.labels().get("content"))) {
                        findings.offer(
                                advice(situation, flow, workload, "answers of " + workload.name(), Compression::web));
                    }
                }));
    }

    private static Advice advice(
            Situation situation, WorkloadFlow flow, Workload workload, String what, Supplier<Artefact> artefact) {
        var usd = situation.usdPerMonth(flow);
        var share = BigDecimal.ONE.subtract(situation.assumptions().of(Assumption.PACKED));
        var saved = usd.multiply(share);
        return new Advice(
                AdviceKind.COMPRESSION,
                "Batch and compress the " + what,
                workload.name(),
                flow.flow().owner(),
                workload.siteId(),
                List.of(flow),
                "%s GB a month go from %s to %s for USD %s; text and records shrink, what is compressed already does not."
                        .formatted(
                                Numbers.gb(situation.gbPerMonth(flow)),
                                flow.flow().from(),
                                flow.flow().to(),
                                Numbers.usd(usd)),
                new Saving(
                        saved,
                        saved.multiply(BADLY),
                        usd.multiply(share.multiply(WELL).min(BigDecimal.ONE)),
                        "BilledCost × (1 − bytes left). Range: 0.4 to 1.3 times what is saved; nothing if the bytes are"
                                + " compressed today.",
                        "%s × (1 − %s) = %s USD / month"
                                .formatted(
                                        Numbers.usd(usd),
                                        Numbers.factor(situation.assumptions().of(Assumption.PACKED)),
                                        Numbers.usd(saved)),
                        List.of(
                                situation.billed("BilledCost", Numbers.plain(usd, 2), "USD"),
                                situation.billed("Bytes", Numbers.plain(situation.gbPerMonth(flow), 0), "GB"),
                                situation.assumptions().input(Assumption.PACKED))),
                BigDecimal.ZERO,
                "none in money; CPU for the codec",
                "Low: measure first whether the bytes are compressed already (Kafka: the producers' compression-rate-avg; web:"
                        + " Content-Encoding). Batching adds up to 20 ms to each record.",
                List.of(artefact.get()),
                share);
    }

    private static Artefact kafka() {
        return new Artefact("Producers", "kafka-producer.properties", "Apache Kafka 2.1, brokers and clients", """
                compression.type=zstd
                linger.ms=20
                batch.size=131072
                """);
    }

    private static Artefact web() {
        return new Artefact("Web server", "compression.conf", "nginx 1.18", """
                gzip on;
                gzip_min_length 1024;
                gzip_types application/json text/css text/csv application/javascript image/svg+xml;
                """);
    }
}
