package dev.tradewind.connector.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VpcFlowLogDialectTest {
    private static final String V5 = "version account-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes"
            + " packets start end action log-status flow-direction traffic-path region az-id pkt-dst-aws-service\n";

    @TempDir
    private Path folder;

    @Test
    void theDefaultFormatHasNoHeader() throws IOException {
        var read = read(
                "flow.log",
                "2 111122223333 eni-1 10.0.0.5 203.0.113.9 443 49152 6 10 840 1700000000 1700000060 ACCEPT OK\n");
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.sent()).isEqualTo(new FlowRecord.Count(840L, 10L));
            assertThat(row.account()).isEqualTo("111122223333");
            assertThat(row.reporter()).isEqualTo("eni-1");
            assertThat(row.source().label())
                    .as("the private address is the interface's")
                    .isEqualTo("eni-1");
            assertThat(row.destination()).isEqualTo(FlowEnd.at("203.0.113.9"));
        });
    }

    @Test
    void awsNamesItsFilesWithTheRegion() throws IOException {
        var read = read(
                "111122223333_vpcflowlogs_us-west-2_fl-1_20240620T1620Z_fe.log",
                "2 111122223333 eni-1 10.0.0.5 203.0.113.9 443 49152 6 10 840 1700000000 1700000060 ACCEPT OK\n");
        assertThat(read.rows().getFirst().source().site()).isEqualTo("aws:us-west-2");
        assertThat(read.rows().getFirst().destination().site()).isNull();
    }

    @Test
    void behindAGatewayThePacketsOwnAddressesCount() throws IOException {
        var read = read(
                "v5.log",
                V5
                        + "5 1 eni-1 10.0.0.5 10.0.9.9 10.0.0.5 203.0.113.9 100 1 1700000000 1700000060 ACCEPT OK egress 8 us-east-1 use1-az1 -\n");
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.source())
                    .isEqualTo(FlowEnd.at("10.0.0.5").called("eni-1").in("aws:us-east-1", "use1-az1"));
            assertThat(row.destination().address()).isEqualTo("203.0.113.9");
            assertThat(row.hint()).isEqualTo(TransferClass.INTERNET);
        });
    }

    @Test
    void aServiceOfAwsIsNotTheInternet() throws IOException {
        var read = read(
                "v5.log",
                V5
                        + "5 1 eni-1 10.0.0.5 52.216.0.1 10.0.0.5 52.216.0.1 100 1 1700000000 1700000060 ACCEPT OK egress 8 us-east-1 use1-az1 S3\n");
        assertThat(read.rows().getFirst().hint()).isNull();
        assertThat(read.rows().getFirst().destination().label()).isEqualTo("aws-service/S3");
    }

    @Test
    void silenceAndRefusalAreKeptWithoutBytes() throws IOException {
        var read = read(
                "flow.log",
                "2 1 eni-1 - - - - - - - 1700000000 1700000060 - NODATA\n"
                        + "2 1 eni-1 - - - - - - - 1700000060 1700000120 - SKIPDATA\n"
                        + "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 120 1700000000 1700000060 REJECT OK\n");
        assertThat(read.quarantined()).isEmpty();
        assertThat(read.rows())
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.sent().bytes()).isNull());
    }

    @Test
    void whatCannotBeReadWaitsWithLineAndColumn() throws IOException {
        var read = read(
                "flow.log",
                "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 120 1700000000 1700000060 ACCEPT OK\n"
                        + "2 1 eni-1 10.0.0.999 10.0.0.2 1 2 6 3 120 1700000000 1700000060 ACCEPT OK\n"
                        + "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 -120 1700000000 1700000060 ACCEPT OK\n"
                        + "\n"
                        + "2 1 eni-1 10.0.0.1 10.0.0.2 1 2 6 3 120 1700000060 1700000000 ACCEPT OK\n"
                        + "2 1 eni-1 10.0.0.1\n");
        assertThat(read.rows()).hasSize(1);
        assertThat(read.quarantined())
                .extracting(each -> each.line() + " " + each.column())
                .containsExactly("2 srcaddr", "3 bytes", "5 end", "6 null");
        assertThat(read.quarantined().getLast().reason()).contains("4 fields, the format 14");
    }

    @Test
    void readsGzipAndIpv6AndSaysWhereACutOffArchiveEnds() throws IOException {
        var file = folder.resolve("flow.log.gz");
        var line = "2 1 eni-1 2001:db8::1 2001:DB8:0:0::2 1 2 6 3 %d 1700000000 1700000060 ACCEPT OK\n";
        var text = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            text.append(line.formatted(i * 7919L % 100_003));
        }
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        var whole = Collected.of(new VpcFlowLogDialect(), file);
        assertThat(whole.rows()).hasSize(5000);
        assertThat(whole.rows().getFirst().destination().address()).isEqualTo("2001:db8:0:0:0:0:0:2");

        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        var cut = Collected.of(new VpcFlowLogDialect(), file);
        assertThat(cut.reading()).isInstanceOf(Reading.CutOff.class);
        assertThat(cut.rows()).isNotEmpty();
        assertThat(cut.quarantined()).isNotEmpty();
    }

    @Test
    void theSameFieldsAsCsvHaveUnderscores() throws IOException {
        var read = read(
                "athena.csv",
                "account_id,interface_id,srcaddr,dstaddr,bytes,packets,start,end,action,log_status\n"
                        + "1,eni-1,10.0.0.1,10.0.0.2,120,3,1700000000,1700000060,ACCEPT,OK\n");
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.sent().bytes()).isEqualTo(120);
            assertThat(row.reporter()).isEqualTo("eni-1");
        });
    }

    @Test
    @Tag("real-data")
    void realRecordsOfVersionsTwoAndThree() throws IOException {
        var flows = RealData.folder("flows");
        var two = Collected.of(new VpcFlowLogDialect(), flows.resolve("aws_vpcflow_v2_records.log"));
        assertThat(two.quarantined()).isEmpty();
        assertThat(two.rows()).extracting(row -> row.sent().bytes()).containsExactly(840L, 1680L, null, null, null);
        var three = Collected.of(new VpcFlowLogDialect(), flows.resolve("aws_vpcflow_v3_file.log"));
        assertThat(three.quarantined()).isEmpty();
        assertThat(three.rows()).extracting(row -> row.sent().bytes()).containsExactly(6392L, 1698L);
        assertThat(three.rows().getFirst().source().address()).isEqualTo("192.168.0.1");
    }

    private Collected<FlowRecord> read(String name, String text) throws IOException {
        return Collected.of(new VpcFlowLogDialect(), folder, name, text);
    }
}
