package dev.tradewind.connector.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.DialectsForTests;
import dev.tradewind.connector.series.Collected;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.egress.flow.FlowRecord.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloudFlowLogDialectsTest {
    @TempDir
    private Path folder;

    @Test
    void azureSecurityGroupsCountBothDirectionsInVersionTwo() throws IOException {
        var read = read("nsg.json", """
            {"records": [{"time": "2024-05-01T00:00:00Z", "macAddress": "00AA", "properties": {"Version": 2, "flows": [
              {"rule": "r", "flows": [{"mac": "00AA", "flowTuples": [
                "1714521600,10.1.0.4,203.0.113.7,4041,443,T,O,A,B,,,,",
                "1714521660,10.1.0.4,203.0.113.7,4041,443,T,O,A,C,12,1800,20,24000",
                "1714521720,10.1.0.4,203.0.113.7,4041,443,T,O,A,E,2,300,4,400",
                "1714521720,203.0.113.8,10.1.0.4,4041,22,T,I,D,B,,,,",
                "1714521720,nowhere,10.1.0.4,4041,22,T,I,A,E,1,2,3,4"
              ]}]}]},
              "resourceId": "/SUBSCRIPTIONS/AA-BB/RESOURCEGROUPS/X/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/N"}]}
            """);
        assertThat(read.rows()).hasSize(4);
        assertThat(read.rows().get(1).sent()).isEqualTo(new Count(1800L, 12L));
        assertThat(read.rows().get(1).returned()).isEqualTo(new Count(24000L, 20L));
        assertThat(read.rows().get(0).sent()).isEqualTo(Count.UNKNOWN);
        assertThat(read.rows().get(3).sent()).isEqualTo(Count.UNKNOWN);
        assertThat(read.rows().get(1).account()).isEqualTo("aa-bb");
        assertThat(read.rows().get(1).source().label()).isEqualTo("mac/00AA");
        assertThat(read.quarantined()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(7);
            assertThat(row.reason()).contains("not an address");
        });
    }

    @Test
    void azureVirtualNetworksWriteMilliseconds() throws IOException {
        var read = read("vnet.json", """
            {"records":[{"time":"2024-05-01T00:00:00Z","flowLogVersion":4,"macAddress":"00BB",
             "targetResourceID":"/subscriptions/cc-dd/resourceGroups/x/providers/Microsoft.Network/virtualNetworks/v",
             "flowRecords":{"flows":[{"aclID":"a","flowGroups":[{"rule":"r","flowTuples":[
              "1714521600123,203.0.113.7,10.1.0.4,443,4041,6,I,E,NX,12,1800,20,24000"]}]}]}}]}
            """);
        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.from()).isEqualTo("2024-05-01T00:00:00.123Z");
            assertThat(row.destination().label()).isEqualTo("mac/00BB");
            assertThat(row.sent()).isEqualTo(new Count(1800L, 12L));
            assertThat(row.returned()).isEqualTo(new Count(24000L, 20L));
        });
    }

    @Test
    void googleNamesPodsOrMachinesAndZones() throws IOException {
        var entry = """
            {"jsonPayload":{"connection":{"src_ip":"10.128.0.2","dest_ip":"10.132.0.9","src_port":1,"dest_port":2,"protocol":6},\
            "bytes_sent":"1234","packets_sent":"3","start_time":"2024-05-01T00:59:00Z","end_time":"2024-05-01T01:01:00Z",\
            "reporter":"%s","src_instance":{"vm_name":"vm-a","zone":"us-central1-a","project_id":"p1"},\
            "dest_instance":{"vm_name":"vm-b","region":"europe-west3","zone":"europe-west3-b","project_id":"p2"},\
            "dest_gke_details":{"pod":{"pod_namespace":"shop","pod_name":"cart-1","pod_workload":{"workload_name":"cart"}}}},\
            "logName":"projects/p/logs/compute.googleapis.com%%2Fvpc_flows","timestamp":"2024-05-01T01:01:05Z"}
            """;
        var read = read("gcp.json", entry.formatted("SRC") + entry.formatted("DEST"));
        assertThat(read.quarantined()).isEmpty();
        assertThat(read.rows()).extracting(FlowRecord::reporter).containsExactly("SRC", "DEST");
        assertThat(read.rows()).extracting(FlowRecord::account).containsExactly("p1", "p2");
        assertThat(read.rows().getFirst().source())
                .isEqualTo(FlowEnd.at("10.128.0.2").called("vm-a").in("gcp:us-central1", "us-central1-a"));
        assertThat(read.rows().getFirst().destination())
                .isEqualTo(FlowEnd.at("10.132.0.9").called("shop/cart").in("gcp:europe-west3", "europe-west3-b"));
        var array = read("array.json", "[" + entry.formatted("SRC").strip() + ",\n" + entry.formatted("DEST") + "]");
        assertThat(array.rows()).isEqualTo(read.rows());
    }

    @Test
    void countersGiveBytesBetweenTwoReadingsAndBeginAnewAfterAReset() throws IOException {
        var read = read("scrape.prom", """
            # TYPE kubecost_pod_network_egress_bytes counter
            kubecost_pod_network_egress_bytes_total{pod_name="a",namespace="n",internet="true",sameRegion="false",sameZone="false"} 100 1714521600000
            kubecost_pod_network_egress_bytes_total{pod_name="a",namespace="n",internet="true",sameRegion="false",sameZone="false"} 150 1714525200000
            kubecost_pod_network_egress_bytes_total{pod_name="a",namespace="n",internet="true",sameRegion="false",sameZone="false"} 30 1714528800000
            kubecost_pod_network_egress_bytes_total{pod_name="b",namespace="n",internet="false",same_region="true",same_zone="false"} 7
            up{job="x"} 1
            """);
        assertThat(read.rows()).extracting(row -> row.sent().bytes()).containsExactly(null, 50L, 30L, null);
        assertThat(read.rows())
                .extracting(FlowRecord::hint)
                .containsExactly(
                        TransferClass.INTERNET,
                        TransferClass.INTERNET,
                        TransferClass.INTERNET,
                        TransferClass.INTER_ZONE);
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.line()).isEqualTo(6));
    }

    @Test
    void bookRowsSayWhatIsWrongWithThem() throws IOException {
        var file = folder.resolve("book.csv");
        Files.writeString(file, """
            cidr,workload,site,valid_from,valid_to
            10.0.0.0/16,shop,aws:us-east-1,,
            10.0.0.0/33,shop,aws:us-east-1,,
            10.0.0.0/16,,,,
            10.0.0.0/16,shop,Ohio,,
            2001:db8::/32,shop,internet,2024-02-01,2024-01-01
            """);
        var read = Collected.of(DialectsForTests.sniff(file), file);
        assertThat(read.rows()).hasSize(1);
        assertThat(read.quarantined())
                .extracting(row -> row.line() + " " + row.column())
                .containsExactly("3 cidr", "4 workload", "5 site", "6 valid_to");
    }

    @Test
    void theExampleOfTheDocumentsIsRead() throws IOException {
        var example = Path.of("docs/examples/addresses.csv");
        var read = Collected.of(DialectsForTests.sniff(example), example);
        assertThat(read.rows()).hasSize(4);
        assertThat(read.quarantined()).isEmpty();
    }

    @Test
    @Tag("real-data")
    void realFilesAreReadToTheLastRow() throws IOException {
        var flows = RealData.folder("flows");
        for (var name : new String[] {"10-flows", "330-dns-flows", "400-tcp-flows"}) {
            var read = real(flows.resolve("hubble_basic-sample-" + name + ".ndjson"));
            assertThat(read.quarantined()).as(name).isEmpty();
            assertThat(read.rows()).hasSize(Integer.parseInt(name.substring(0, name.indexOf('-'))));
        }
        var nsg = real(flows.resolve("azure_nsg_flowlog_v1_sample.json"));
        var tuples = Files.readString(flows.resolve("azure_nsg_flowlog_v1_sample.json"))
                        .split("\"\\d{10},", -1)
                        .length
                - 1;
        assertThat(nsg.rows().size() + nsg.quarantined().size()).isEqualTo(tuples);
        assertThat(nsg.rows()).isNotEmpty();
        var scrape = real(flows.resolve("opencost_network_costs_scrape.prom.txt"));
        assertThat(scrape.rows()).hasSize(4);
        assertThat(scrape.quarantined()).isEmpty();
    }

    private Collected<FlowRecord> read(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return real(file);
    }

    @SuppressWarnings("unchecked")
    private static Collected<FlowRecord> real(Path file) throws IOException {
        return Collected.of((Dialect<FlowRecord>) DialectsForTests.sniff(file), file);
    }
}
