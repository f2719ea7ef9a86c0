package dev.tradewind.connector.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.DialectsForTests;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal forms of flow logs that no sample has: told by their content, read to the last row. */
class UnseenFlowLogsTest {
    private static final String RECORD =
            "2 111122223333 eni-1 10.0.0.5 203.0.113.9 443 49152 6 10 840 1700000000 1700000060 ACCEPT OK\n";
    private static final String TUPLES = """
            "properties":{"Version":2,"flows":[{"rule":"r","flows":[{"mac":"00AA","flowTuples":[
            "1700000000,10.1.0.4,203.0.113.7,4041,443,T,O,A,C,12,840,20,24000",
            "1700000060,2001:db8::4,2001:db8::7,4041,443,T,O,A,E,1,100,2,200"]}]}]}}""";
    private static final String NSG = "{\"time\":\"2023-11-14T22:13:20Z\",\"macAddress\":\"00AA\",\"resourceId\":"
            + "\"/SUBSCRIPTIONS/AA/RESOURCEGROUPS/X/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/N\"," + TUPLES;
    private static final String ENTRY = "{\"insertId\":\"1\",\"jsonPayload\":{\"bytes_sent\":%s,\"packets_sent\":\"3\","
            + "\"connection\":{\"dest_ip\":\"10.132.0.9\",\"dest_port\":443,\"protocol\":6,\"src_ip\":\"10.128.0.2\","
            + "\"src_port\":5},\"start_time\":%s,\"end_time\":%s,\"reporter\":\"SRC\"},\"timestamp\":"
            + "\"2023-11-14T22:14:25.123456789Z\"}";

    @TempDir
    private Path folder;

    @Test
    void theFirstRecordMayBeASilentOne() throws IOException {
        var silent = "2 111122223333 eni-1 - - - - - - - 1700000000 1700000060 - NODATA\n";
        both("flow.log", silent + silent.replace("NODATA", "SKIPDATA") + RECORD, 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${version} ${vpc-id} ${subnet-id} ${srcaddr} ${dstaddr} ${bytes} ${start} ${end}",
                "VERSION VPC-ID SUBNET-ID SRCADDR DSTADDR BYTES START END",
                "version vpc_id subnet_id srcaddr dstaddr bytes start end",
                "version\tvpc-id\tsubnet-id\tsrcaddr\tdstaddr\tbytes\tstart\tend",
                "version,vpc-id,subnet-id,srcaddr,dstaddr,bytes,start,end",
                "version;vpc_id;subnet_id;srcaddr;dstaddr;bytes;start;end"
            })
    void anyHeaderNamesAnyOrder(String header) throws IOException {
        var separator = header.contains(",") ? "," : header.contains(";") ? ";" : header.contains("\t") ? "\t" : " ";
        var row = String.join(
                separator, "5", "vpc-1", "subnet-1", "10.0.0.5", "203.0.113.9", "840", "1700000000", "1700000060");
        both("flow.log", header + "\n" + row + "\n", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000000 1700000060000",
                "1700000000000000 1700000060000000",
                "2023-11-14T22:13:20Z 2023-11-14T22:14:20Z",
                "2023-11-14T22:13:20.000Z 2023-11-14T22:14:20.000Z"
            })
    void timesInOtherUnits(String times) throws IOException {
        both("flow.log", "srcaddr dstaddr bytes start end\n10.0.0.5 203.0.113.9 840 " + times + "\n", 0);
    }

    @Test
    void asJsonLinesAListAndBelowAField() throws IOException {
        var object =
                "{\"version\":2,\"account_id\":\"1\",\"interface_id\":\"eni-1\",\"srcaddr\":\"10.0.0.5\",\"dstaddr\":"
                        + "\"203.0.113.9\",\"packets\":10,\"bytes\":840,\"start\":1700000000,\"end\":1700000060,\"action\":\"ACCEPT\","
                        + "\"log_status\":\"OK\"}";
        both("flow.json", object + "\n", 0);
        both("flow.json", "[" + object + "]", 0);
        both("flow.json", "{\"records\":[" + object + "]}", 0);
        both("flow.json", "{\"records\":[" + object.replace("account_id", "account-id") + "]}\n", 0);
    }

    @Test
    void asCloudWatchHandsThemOn() throws IOException {
        var line = RECORD.strip();
        both(
                "stream.json",
                "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"111122223333\",\"logGroup\":\"g\",\"logStream\":"
                        + "\"eni-1-all\",\"logEvents\":[{\"id\":\"3\",\"timestamp\":1700000000000,\"message\":\"" + line
                        + "\"}]}",
                0);
        both(
                "events.json",
                "{\n \"events\": [\n  {\"logStreamName\": \"eni-1-all\", \"timestamp\": 1700000000000,\n"
                        + "   \"message\": \"" + line
                        + "\", \"ingestionTime\": 1, \"eventId\": \"3\"}\n ],\n \"searchedLogStreams\": []}",
                0);
        both("insights.csv", "@timestamp,@message\n2023-11-14 22:13:20.000,\"" + line + "\"\n", 0);
        both("export.log", "2023-11-14T22:13:20.000Z " + line + "\n", 0);
    }

    @Test
    void asParquetWithNumbersOrTimes() throws Exception {
        for (var times : new String[] {
            "1700000000::BIGINT AS start, 1700000060::BIGINT AS \"end\"",
            "TIMESTAMP '2023-11-14 22:13:20' AS start, TIMESTAMP '2023-11-14 22:14:20' AS \"end\""
        }) {
            var file = folder.resolve("flow.parquet");
            try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                    var sql = duck.createStatement()) {
                sql.execute(
                        "COPY (SELECT 5::INTEGER AS version, '1' AS account_id, 'eni-1' AS interface_id, '10.0.0.5' AS"
                                + " srcaddr, '203.0.113.9' AS dstaddr, 10::BIGINT AS packets, 840::BIGINT AS bytes, "
                                + times
                                + ", 'ACCEPT' AS action, 'OK' AS log_status, 'us-east-1' AS region, '-' AS pkt_srcaddr) TO '"
                                + file
                                + "' (FORMAT parquet)");
            }
            one(read(file), times, 0);
            Files.delete(file);
        }
    }

    @Test
    void severalMembersOfGzip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 2; i++) {
            try (var out = new GZIPOutputStream(bytes)) {
                out.write((i == 0 ? RECORD : "2 1 eni-1 - - - - - - - 1700000000 1700000060 - NODATA\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.write(folder.resolve("flow.log.gz"), bytes.toByteArray());
        var read = read(folder.resolve("flow.log.gz"));
        assertThat(read.rows()).hasSize(2);
        assertThat(read.quarantined()).isEmpty();
    }

    @Test
    void azureRecordsWrappedBareAsLinesAndAsAList() throws IOException {
        var one = NSG.replace("\n", "");
        for (var text : new String[] {
            "{\"records\":[" + NSG + "]}",
            "{\"records\":[" + one + "]}\n{\"records\":[" + one.replace("00AA", "00BB") + "]}\n",
            one + "\n" + one.replace("00AA", "00BB") + "\n",
            "[" + NSG + "," + NSG.replace("00AA", "00BB") + "]",
            "\uFEFF{\"records\":[" + NSG + "]}"
        }) {
            var read = read("PT1H.json", text);
            assertThat(read.quarantined()).as(text).isEmpty();
            assertThat(read.rows().size()).as(text).isIn(2, 4);
            assertThat(read.rows().getFirst().sent().bytes()).isEqualTo(840);
            assertThat(read.rows().get(1).source().address()).isEqualTo("2001:db8:0:0:0:0:0:4");
            assertThat(read.rows().getFirst().account()).isEqualTo("aa");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"entries\":[%s]}", "[%s]", "{\"records\":[%s]}"})
    void googleEntriesWrappedAndBare(String form) throws IOException {
        for (var entry : new String[] {
            ENTRY.formatted("\"840\"", "\"2023-11-14T22:13:20Z\"", "\"2023-11-14T22:14:20.123456789Z\""),
            ENTRY.formatted("840", "\"2023-11-14T22:13:20.000+00:00\"", "\"2023-11-14T22:14:20Z\""),
            ENTRY.formatted("840", "\"2023-11-14 22:13:20 UTC\"", "\"2023-11-14 22:14:20.5 UTC\""),
            ENTRY.formatted("840", "1700000000", "1700000060"),
            ENTRY.formatted("840", "\"1700000000000\"", "\"1700000060000\""),
            ENTRY.formatted("840", "1700000000000000", "1700000060000000")
        }) {
            both("gcp.json", form.formatted(entry), 0);
        }
    }

    @Test
    void googleAsCsvAndWithUnderscores() throws IOException {
        both(
                "gcp.csv",
                "timestamp,jsonPayload.connection.src_ip,jsonPayload.connection.dest_ip,jsonPayload.bytes_sent,"
                        + "jsonPayload.start_time,jsonPayload.end_time,jsonPayload.reporter\n2023-11-14T22:14:25Z,10.128.0.2,"
                        + "10.132.0.9,840,2023-11-14T22:13:20Z,2023-11-14T22:14:20Z,SRC\n",
                0);
    }

    @Test
    void hubbleInAListAndWithoutAWrapper() throws IOException {
        var flow =
                "{\"time\":\"2023-11-14T22:13:20.5Z\",\"verdict\":\"FORWARDED\",\"IP\":{\"source\":\"10.0.0.1\",\"destination\":"
                        + "\"10.0.0.2\",\"ipVersion\":\"IPv4\"},\"source\":{\"namespace\":\"shop\",\"pod_name\":\"web-1\",\"workloads\":"
                        + "[{\"name\":\"web\",\"kind\":\"Deployment\"}]},\"destination\":{\"namespace\":\"pay\",\"pod_name\":\"l-0\",\"labels\":"
                        + "[\"k8s:app=ledger\"]},\"node_name\":\"n1\",\"traffic_direction\":\"EGRESS\"}";
        for (var text : new String[] {
            flow,
            "{\"flow\":" + flow + ",\"node_name\":\"n1\",\"time\":\"2023-11-14T22:13:20.5Z\"}",
            "[" + flow + "]",
            "{\"lost_events\":{\"num_events_lost\":\"3\"},\"node_name\":\"n1\"}\n{\"flow\":" + flow + "}"
        }) {
            var read = read("hubble.json", text);
            assertThat(read.rows()).as(text).hasSize(1);
            assertThat(read.rows().getFirst().source().label()).isEqualTo("shop/web");
            assertThat(read.rows().getFirst().destination().label()).isEqualTo("pay/ledger");
        }
    }

    /** One row with 840 bytes from 22:13:20 on and as many silent ones as are said. */
    private void both(String name, String text, int silent) throws IOException {
        one(read(name, text), text, silent);
    }

    private static void one(Collected<FlowRecord> read, String text, int silent) {
        assertThat(read.quarantined()).as(text).isEmpty();
        assertThat(read.rows()).as(text).hasSize(silent + 1);
        var row = read.rows().getLast();
        assertThat(row.sent().bytes()).as(text).isEqualTo(840L);
        assertThat(row.from()).as(text).isEqualTo("2023-11-14T22:13:20Z");
    }

    private Collected<FlowRecord> read(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return read(file);
    }

    @SuppressWarnings("unchecked")
    private static Collected<FlowRecord> read(Path file) throws IOException {
        return Collected.of((Dialect<FlowRecord>) DialectsForTests.sniff(file), file);
    }
}
