package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Legal or broken forms of bills and flow logs that no sample has: every row is kept or waits with a reason. */
class HostileInputsTest {
    private static final String FOCUS = "BilledCost,EffectiveCost,BillingCurrency,BillingAccountId,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeDescription,ProviderName\n";
    private static final String CHARGE = "1.5,1.5,USD,a,2025-05-01T00:00:00Z,2025-05-02T00:00:00Z,2025-05-03T00:00:00Z,"
            + "Usage,Data transfer out,AWS\n";

    @TempDir
    private Path folder;

    // Bills

    @Test
    void parquetWithDecimalsZonesAndNestedLists() throws Exception {
        for (var types : new String[] {
            "1.5::DECIMAL(38,10), 1.5::DOUBLE, TIMESTAMP '2025-05-02 00:00:00'",
            "1.5::DECIMAL(9,3), 1.5::FLOAT, TIMESTAMPTZ '2025-05-02 00:00:00+00'"
        }) {
            var parts = types.split(", (?=[1T'D])", 3);
            var file = folder.resolve("bill.parquet");
            Files.deleteIfExists(file);
            try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                    var sql = duck.createStatement()) {
                sql.execute("COPY (SELECT " + parts[0] + " AS BilledCost, " + parts[1]
                        + " AS EffectiveCost, 'USD' AS BillingCurrency, 'a' AS BillingAccountId, DATE '2025-05-01' AS"
                        + " BillingPeriodStart, " + parts[2] + " AS ChargePeriodStart, " + parts[2]
                        + " AS ChargePeriodEnd, 'Usage' AS ChargeCategory, 'Data transfer out' AS ChargeDescription,"
                        + " 'AWS' AS ProviderName, MAP {'team': 'x'} AS Tags, [{'a': [1, 2], 'b': {'c': NULL}}] AS"
                        + " x_Nested, 1::HUGEINT AS x_Huge, true AS x_Bool, 'ab'::BLOB AS x_Blob, INTERVAL 1 DAY AS"
                        + " x_Interval, uuid() AS x_Uuid) TO '" + file + "' (FORMAT parquet)");
            }
            var read = DryRun.of(file, ImportOptions.NONE);
            assertThat(read.refusal()).as(types).isNull();
            assertThat(read.reasons()).as(types).isEmpty();
            assertThat(read.totals().getFirst().billedCost()).as(types).isEqualByComparingTo("1.5");
            assertThat(read.totals().getFirst().effectiveCost()).as(types).isEqualByComparingTo("1.5");
        }
    }

    @Test
    void aZipOfSeveralEntriesWithRubbishBesideThem() throws IOException {
        var zip = folder.resolve("bill.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "export/", "");
            entry(out, "export/part-2.csv", FOCUS + CHARGE + CHARGE);
            entry(out, "export/part-1.csv", FOCUS + CHARGE.replace("1.5,1.5", "oops,1"));
            entry(out, "__MACOSX/export/._part-1.csv", "\0\1\2");
            entry(out, "export/.DS_Store", "\0\1\2");
            entry(out, "export/README.txt", "hello");
            entry(out, "export/_SUCCESS", "");
        }
        var read = DryRun.of(zip, ImportOptions.NONE);
        assertThat(read.refusal()).isNull();
        assertThat(read.accepted()).isEqualTo(2);
        assertThat(read.reasons())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("BilledCost"));
    }

    @Test
    void aManifestsMissingPartRefusesTheMonthByName() throws IOException {
        Files.createDirectories(folder.resolve("cur"));
        Files.writeString(
                folder.resolve("cur/bill-Manifest.json"),
                "{\"assemblyId\":\"x\",\"reportKeys\":[\"p/cur-1.csv\",\"p/cur-2.csv\"],\"billingPeriod\":{\"start\":"
                        + "\"20250501T000000.000Z\",\"end\":\"20250601T000000.000Z\"}}");
        Files.writeString(folder.resolve("cur/cur-1.csv"), FOCUS + CHARGE);
        var read = DryRun.of(folder.resolve("cur"), ImportOptions.NONE);
        assertThat(read.refusal()).isNotNull();
        assertThat(read.refusal().reason()).contains("cur-2.csv");
    }

    @Test
    void aLaterFocusIsReadWithAWarningAndItsNewColumnsHarmNothing() throws IOException {
        var text = FOCUS.strip() + ",ServiceProviderName,HostProviderName,AllocatedMethodId,AllocatedMethodDetails,"
                + "AllocatedResourceId,AllocatedTags,ContractApplied,InvoiceDetailId,x_Other\n"
                + CHARGE.strip()
                + ",AWS,AWS,,,,,\"{\"\"Elements\"\":[{\"\"ContractCommitmentID\"\":\"\"c\"\"}]}\",i,\n";
        var read = read("focus-1.4.csv", text);
        assertThat(read.refusal()).isNull();
        assertThat(read.accepted()).isEqualTo(1);
        assertThat(read.totals().getFirst().billedCost()).isEqualByComparingTo("1.5");
    }

    @Test
    void contractCommitmentsAreReadApartWhateverTheirOrder() throws IOException {
        var read = read(
                "contract.csv",
                "ContractCommitmentUnit,ContractCommitmentType,ContractId,ContractCommitmentId,ContractCommitmentCategory,"
                        + "ContractCommitmentCost,ContractCommitmentQuantity,ContractCommitmentPeriodStart,"
                        + "ContractCommitmentPeriodEnd,ContractPeriodStart,ContractPeriodEnd,BillingCurrency,"
                        + "ContractCommitmentDescription\n"
                        + "USD,Spend,c-1,cc-1,Spend,1000,,2025-01-01T00:00:00Z,2026-01-01T00:00:00Z,"
                        + "2025-01-01T00:00:00Z,2026-01-01T00:00:00Z,USD,promise\n");
        assertThat(read.refusal()).isNull();
        assertThat(read.dialect()).contains("contract-commitment");
        assertThat(read.accepted() + read.quarantined()).isEqualTo(1);
        assertThat(read.totals())
                .allSatisfy(total -> assertThat(total.billedCost()).isNull());
    }

    @Test
    void azureInJapaneseFrenchAndGermanWithDecimalCommas() throws IOException {
        for (var headers : new String[] {
            "請求先アカウント ID (BillingAccountId);日付 (Date);測定カテゴリ (MeterCategory);測定 ID (MeterId);測定名 (MeterName);"
                    + "数量 (Quantity);測定単位 (UnitOfMeasure);請求通貨でのコスト (CostInBillingCurrency);請求通貨 (BillingCurrency)",
            "ID du compte (BillingAccountId);Date (Date);Catégorie du compteur (MeterCategory);ID du compteur (MeterId);"
                    + "Nom du compteur (MeterName);Quantité (Quantity);Unité de mesure (UnitOfMeasure);"
                    + "Coût (CostInBillingCurrency);Devise (BillingCurrency)",
            "Abrechnungskonto-ID (BillingAccountId);Datum (Date);Kategorie (MeterCategory);Messungs-ID (MeterId);"
                    + "Messungsname (MeterName);Menge (Quantity);Maßeinheit (UnitOfMeasure);"
                    + "Kosten (CostInBillingCurrency);Währung (BillingCurrency)"
        }) {
            var read = read(
                    "azure.csv",
                    headers + "\n1;2025/05/02;Bandwidth;m;Standard Data Transfer Out;1.234,5;1 GB;1.234,56;JPY\n"
                            + "1;2025/05/02;Bandwidth;m;Standard Data Transfer Out;1;1 GB;keine;EUR\n");
            assertThat(read.refusal()).as(headers).isNull();
            assertThat(read.accepted()).as(headers).isEqualTo(1);
            assertThat(read.quarantined()).as(headers).isEqualTo(1);
            assertThat(read.totals().getFirst().billedCost()).isEqualByComparingTo("1234.56");
        }
    }

    @Test
    void googleCreditsNestedEmptyNullAndOfSeveralKinds() throws IOException {
        for (var credits : new String[] {
            "[{\"name\":\"a\",\"amount\":-0.25,\"type\":\"DISCOUNT\"},{\"name\":\"b\",\"amount\":\"-0.25\",\"full_name\":null}]",
            "[{\"amount\":-5e-1}]",
            "[{\"amount\":-0.5},{\"amount\":0},{\"amount\":null}]"
        }) {
            var read = read("gcp.json", google(credits) + "\n");
            assertThat(read.refusal()).as(credits).isNull();
            assertThat(read.accepted() + read.quarantined()).as(credits).isEqualTo(1);
            if (read.quarantined() == 0) {
                assertThat(read.totals().getFirst().billedCost()).as(credits).isEqualByComparingTo("1.5");
            }
        }
        for (var none : new String[] {"[]", "null"}) {
            assertThat(read("gcp.json", google(none) + "\n").totals().getFirst().billedCost())
                    .as(none)
                    .isEqualByComparingTo("2");
        }
    }

    private static String google(String credits) {
        return "{\"billing_account_id\":\"0\",\"service\":{\"id\":\"s\",\"description\":\"Compute Engine\"},\"sku\":{\"id\":"
                + "\"k\",\"description\":\"Network Inter Zone Data Transfer Out\"},\"usage_start_time\":\"2025-05-02"
                + " 00:00:00 UTC\",\"usage_end_time\":\"2025-05-02 01:00:00 UTC\",\"project\":null,\"labels\":[],"
                + "\"location\":{\"region\":\"europe-west3\"},\"cost\":2,\"currency\":\"USD\",\"currency_conversion_rate\":1,"
                + "\"usage\":{\"amount\":1073741824,\"unit\":\"bytes\"},\"credits\":" + credits
                + ",\"invoice\":{\"month\":\"202505\"},\"cost_type\":\"regular\"}";
    }

    // Flow logs

    @Test
    void azureTuplesThatAreCutOffOrOfNoVersionWaitOneByOne() throws IOException {
        for (var version : new int[] {1, 2}) {
            var read = read(
                    "PT1H.json",
                    "{\"records\":[{\"time\":\"2025-05-02T00:00:00Z\",\"category\":\"NetworkSecurityGroupFlowEvent\","
                            + "\"resourceId\":\"/SUBSCRIPTIONS/S/X\",\"properties\":{\"Version\":" + version
                            + ",\"flows\":[{\"rule\":\"r\",\"flows\":[{\"mac\":\"00AA\",\"flowTuples\":["
                            + (version == 1
                                    ? "\"1700000000,10.1.0.4,203.0.113.7,4041,443,T,O,A\""
                                    : "\"1700000000,10.1.0.4,203.0.113.7,4041,443,T,O,A,B,,,,\"")
                            + ",\"1700000000,10.1.0.4\",\"\",\"x,y,z,1,2,T,O,A,E,1,1,1,1\",null,7]}]},"
                            + "{\"rule\":\"empty\",\"flows\":[]}]}},{\"time\":\"2025-05-02T01:00:00Z\"}]}");
            assertThat(read.refusal()).isNull();
            assertThat(read.accepted()).as("version " + version).isEqualTo(1);
            assertThat(read.quarantined())
                    .as("version " + version + " " + read.reasons())
                    .isBetween(3L, 6L);
        }
    }

    @Test
    void azureVNetFlowsOfEveryEncryptionAndState() throws IOException {
        var read = read(
                "PT1H.json",
                "{\"records\":[{\"time\":\"2025-05-02T00:00:00Z\",\"flowLogVersion\":4,\"category\":\"FlowLogFlowEvent\","
                        + "\"macAddress\":\"00AA\",\"flowLogResourceID\":\"/SUBSCRIPTIONS/S/X\",\"targetResourceID\":"
                        + "\"/subscriptions/s/x\",\"flowRecords\":{\"flows\":[{\"aclID\":\"a\",\"flowGroups\":[{\"rule\":"
                        + "\"r\",\"flowTuples\":[\"1700000000123,10.0.0.6,52.239.184.180,23956,443,6,O,B,NX,0,0,0,0\","
                        + "\"1700000000124,10.0.0.6,52.239.184.180,23956,443,6,O,E,X_HW,3,767,2,1580\","
                        + "\"1700000000125,fd00::6,fd00::7,1,443,17,O,C,NX_HW_NS,3,100,2,200\","
                        + "\"1700000000126,10.0.0.6,52.239.184.180,23956,443,6,I,D,NX,0,0,0,0\","
                        + "\"broken\"]}]}]}}]}");
        assertThat(read.refusal()).isNull();
        assertThat(read.accepted()).isEqualTo(4);
        assertThat(read.quarantined()).isEqualTo(1);
    }

    @Test
    void googleFlowsOfBigQueryWithSnakeCaseAndGaps() throws IOException {
        var good = "{\"insertId\":\"1\",\"resource\":{\"type\":\"gce_subnetwork\",\"labels\":{\"project_id\":\"p\"}},"
                + "\"timestamp\":\"2025-05-02 00:00:05.123456 UTC\",\"jsonPayload\":{\"bytes_sent\":\"840\","
                + "\"packets_sent\":3.0,\"connection\":{\"src_ip\":\"10.0.0.5\",\"dest_ip\":\"10.1.0.9\",\"src_port\":1.0,"
                + "\"dest_port\":443.0,\"protocol\":6.0},\"start_time\":\"2025-05-02T00:00:00Z\",\"end_time\":"
                + "\"2025-05-02T00:00:04Z\",\"reporter\":\"DEST\",\"src_instance\":null,\"dest_vpc\":{}}}";
        var read = read(
                "bq.json",
                good + "\n" + good.replace("\"840\"", "840.0").replace("DEST", "SRC") + "\n"
                        + good.replace("10.0.0.5", "ten") + "\n"
                        + good.replace("\"connection\"", "\"connexion\"") + "\n"
                        + good.replace("\"bytes_sent\":\"840\",", "") + "\n{\"jsonPayload\":\n");
        assertThat(read.refusal()).isNull();
        assertThat(read.accepted()).isEqualTo(3);
        assertThat(read.quarantined()).as(read.reasons().toString()).isEqualTo(3);
    }

    @Test
    void hubbleFlowsOfTheWorldDroppedOnesAndOtherEvents() throws IOException {
        var flow =
                "{\"flow\":{\"time\":\"2025-05-02T00:00:00.5Z\",\"verdict\":\"DROPPED\",\"IP\":{\"source\":\"10.0.0.1\","
                        + "\"destination\":\"203.0.113.9\",\"ipVersion\":\"IPv4\"},\"source\":{\"ID\":1,\"namespace\":\"shop\","
                        + "\"pod_name\":\"web-1\"},\"destination\":{\"identity\":2,\"labels\":[\"reserved:world\"]},\"Type\":"
                        + "\"L3_L4\",\"node_name\":\"n\",\"is_reply\":null,\"traffic_direction\":\"EGRESS\"},\"node_name\":\"n\","
                        + "\"time\":\"2025-05-02T00:00:00.5Z\"}";
        var read = read(
                "hubble.json",
                flow + "\n{\"node_status\":{\"state_change\":\"NODE_CONNECTED\"},\"node_name\":\"n\"}\n"
                        + "{\"agent_event\":{\"type\":\"POLICY_UPDATED\"},\"node_name\":\"n\"}\n"
                        + flow.replace("203.0.113.9", "nowhere") + "\n"
                        + flow.replace("2025-05-02T00:00:00.5Z", "late") + "\n");
        assertThat(read.refusal()).isNull();
        assertThat(read.accepted()).isEqualTo(1);
        assertThat(read.quarantined()).as(read.reasons().toString()).isEqualTo(4);
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        ((OutputStream) out).write(text.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }

    private DryRun.Result read(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, text);
        return DryRun.of(file, ImportOptions.NONE);
    }
}
