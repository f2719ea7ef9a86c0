package dev.tradewind.demo;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * Flow logs of the newest seven days: what payments moves between Oregon and Azure, told at both ends, and what reads the
 * event log across zones. Invented from the volumes that are billed; an hour is one record.
 */
final class DemoFlows {
    static final int DAYS = 7;

    private static final long GIGABYTE = 1_000_000_000L;
    private static final long PACKET_BYTES = 1_400;
    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr packets bytes start end action"
                    + " log-status flow-direction region";

    /** One direction between two addresses. */
    private record Line(String account, String networkCard, String from, String to, String region, int gbPerHour) {}

    private static final List<Line> LINES = List.of(
            new Line("payments-prod", "eni-ledger", "10.20.0.5", "10.60.1.10", "us-west-2", 120),
            new Line("payments-prod", "eni-ledger", "10.20.0.5", "10.20.2.5", "us-west-2", 130),
            new Line("payments-prod", "eni-fraud", "10.20.7.8", "198.51.100.20", "us-west-2", 4),
            new Line("data-platform-prod", "eni-broker", "10.10.1.4", "10.10.2.9", "us-east-1", 430),
            new Line("data-platform-prod", "eni-broker", "10.10.1.4", "10.10.3.9", "us-east-1", 290));

    private final LocalDate today;

    DemoFlows(LocalDate today) {
        this.today = today;
    }

    List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(vpc(folder.resolve("vpc-flow-log.log.gz")), azure(folder.resolve("vnet-flow-log.json")));
    }

    private List<Instant> hours() {
        var first = today.minusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        var hours = new ArrayList<Instant>();
        for (int hour = 0; hour < DAYS * 24; hour++) {
            hours.add(first.plus(Duration.ofHours(hour)));
        }
        return hours;
    }

    /** Busier by day than by night, with a little noise; the same for the same hour and pair. */
    private static long bytes(int gbPerHour, Instant hour, String pair) {
        int ofDay = hour.atZone(ZoneOffset.UTC).getHour();
        double shape = 1 + 0.25 * Math.sin((ofDay - 9) * Math.PI / 12);
        var random = new SplittableRandom(((long) pair.hashCode() << 20) ^ hour.getEpochSecond());
        return Math.round(gbPerHour * GIGABYTE * shape * random.nextDouble(0.97, 1.03));
    }

    private Path vpc(Path file) throws IOException {
        try (var out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            for (var hour : hours()) {
                for (var line : LINES) {
                    long bytes = bytes(line.gbPerHour(), hour, line.from() + line.to());
                    out.write(String.join(
                                    " ",
                                    "5",
                                    line.account(),
                                    line.networkCard(),
                                    line.from(),
                                    line.to(),
                                    Long.toString(bytes / PACKET_BYTES),
                                    Long.toString(bytes),
                                    Long.toString(hour.getEpochSecond()),
                                    Long.toString(hour.getEpochSecond() + 3600),
                                    "ACCEPT",
                                    "OK",
                                    "egress",
                                    line.region())
                            + "\n");
                }
            }
        }
        return file;
    }

    /** The Azure side of the tunnel: what it asks, and what it gets, which Oregon's log tells of too. */
    private Path azure(Path file) throws IOException {
        var tuples = new ArrayList<String>();
        for (var hour : hours()) {
            long asked = bytes(54, hour, "10.60.1.1010.20.0.5");
            long answered = bytes(120, hour, "10.20.0.510.60.1.10");
            tuples.add("\"%d,10.60.1.10,10.20.0.5,40112,5432,6,O,C,NX,%d,%d,%d,%d\""
                    .formatted(hour.toEpochMilli(), asked / PACKET_BYTES, asked, answered / PACKET_BYTES, answered));
        }
        return Files.writeString(
                file,
                ("{\"records\":[{\"time\":\"%s\",\"flowLogVersion\":4,\"macAddress\":\"000D3A000001\","
                                + "\"targetResourceID\":\"/subscriptions/payments-azure/resourceGroups/payments/providers/"
                                + "Microsoft.Network/virtualNetworks/payments\",\"flowRecords\":{\"flows\":[{\"aclID\":\"a\","
                                + "\"flowGroups\":[{\"rule\":\"tunnel\",\"flowTuples\":[\n%s\n]}]}]}}]}\n")
                        .formatted(today.atStartOfDay(), String.join(",\n", tuples)));
    }
}
