package dev.tradewind.connector;

import static dev.tradewind.connector.BillFixture.assertTotals;
import static dev.tradewind.connector.BillFixture.read;
import static dev.tradewind.connector.BillFixture.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.bill.BillColumn;
import dev.tradewind.connector.hand.HandMapping;
import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.connector.hand.MappingGuess;
import dev.tradewind.connector.hand.MappingPreview;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.NumberForm;
import dev.tradewind.connector.hand.TableSample;
import dev.tradewind.connector.hand.TransferWords;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that no dialect knows is mapped by hand, and its next delivery is known. */
@ConsoleTest
class HandMappingTest {
    private static final String HOSTER = """
        Rechnungsdatum;Leistung;Projekt;Standort;Menge;Einheit;Nettobetrag (EUR);W\u00e4hrung
        01.03.2025;Server CX41;shop;fsn1;1;Monat;15,90;EUR
        02.03.2025;Traffic ausgehend;shop;fsn1;1.250,5;GB;1,25;EUR
        31.03.2025;Snapshot;data;nbg1;120;GB;-0,60;EUR
        31.03.2025;Snapshot;data;nbg1;120;GB;kostenlos;EUR
        """;

    @TempDir
    private Path folder;

    @Autowired
    private Imports imports;

    @Autowired
    private Mappings mappings;

    @Autowired
    private Lake lake;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theFirstProposalReadsNamesAndCells() throws IOException {
        var guess = guess(HOSTER);
        assertThat(guess.dates()).isEqualTo("dd.MM.yyyy");
        assertThat(guess.numbers()).isEqualTo(NumberForm.COMMA);
        assertThat(guess.columns())
                .containsEntry(BillColumn.CHARGE_PERIOD_START, "Rechnungsdatum")
                .containsEntry(BillColumn.BILLED_COST, "Nettobetrag (EUR)")
                .containsEntry(BillColumn.BILLING_CURRENCY, "W\u00e4hrung")
                .containsEntry(BillColumn.REGION_ID, "Standort")
                .containsEntry(BillColumn.CONSUMED_QUANTITY, "Menge")
                .containsEntry(BillColumn.CONSUMED_UNIT, "Einheit");
        assertThat(guess.problems()).containsExactly("Say which column is ProviderName, or what it always is.");
    }

    @Test
    void thePreviewShowsMappedRowsAndWhatWouldBeSetAside() throws IOException {
        var preview = MappingPreview.of(source(HOSTER), hoster("hoster"));
        assertThat(preview.rows()).hasSize(3);
        assertThat(preview.whole()).isTrue();
        assertThat(preview.quarantined()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(5);
            assertThat(row.column()).isEqualTo("Nettobetrag (EUR)");
            assertThat(row.value()).isEqualTo("kostenlos");
        });
        assertThat(preview.totals()).containsExactly(new CurrencyTotal("EUR", new java.math.BigDecimal("16.55"), null));
        assertThat(preview.rows().get(1).charge().owner()).isEqualTo("shop");
    }

    @Test
    void aMappingFileReadsAnUnknownTableInADryRun() throws IOException {
        var mapping = BillFixture.write(folder, "m.yaml", HandMappingYaml.write(hoster("hoster")));
        var bill = BillFixture.write(folder, "bill.csv", HOSTER);
        assertThat(read(folder, "bill.csv", HOSTER).refusal()).isNotNull();
        var out = new ByteArrayOutputStream();
        var exit = ImportCommand.run(
                new String[] {bill.toString(), "--dry-run", "--json", "--mapping", mapping.toString()},
                new PrintStream(out),
                new PrintStream(new ByteArrayOutputStream()),
                (data, work) -> fail("a dry run opens no data directory"));
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("\"dialect\" : \"mapping hoster v0\"")
                .contains("16.55")
                .contains("INTERNET");
        var result = read(folder, "bill.csv", HOSTER, ImportOptions.NONE.by(HandMappingYaml.write(hoster("hoster"))));
        assertTotals(result, total("EUR", "16.55", null));
        assertThat(result.transfers()).singleElement().satisfies(transfer -> {
            assertThat(transfer.from()).isEqualTo("hoster:fsn1");
            assertThat(transfer.to()).isEqualTo("internet");
            assertThat(transfer.gigabytes()).isEqualByComparingTo("1250.5");
        });
    }

    @Test
    void anIncompleteMappingFileIsRefusedWithWhatIsMissing() {
        var file = BillFixture.write(folder, "m.yaml", "mapping: half\nheader: [a, b]\ncolumns: {BilledCost: a}\n");
        var err = new ByteArrayOutputStream();
        var exit = ImportCommand.run(
                new String[] {"bill.csv", "--dry-run", "--mapping", file.toString()},
                new PrintStream(new ByteArrayOutputStream()),
                new PrintStream(err),
                (data, work) -> fail("a dry run opens no data directory"));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Say which column is ChargePeriodStart");
    }

    @Test
    void aSavedMappingRecognisesTheNextDeliveryAndIsVersionedAndAudited() throws IOException {
        var name = "m" + UUID.randomUUID().toString().substring(0, 8);
        var text = HOSTER.replace("Leistung", name);
        assertThat(take(text).state()).isEqualTo(ImportState.REFUSED);
        var first = mappings.save(hoster(name, text));
        assertThat(mappings.save(hoster(name, text)).mapping().version()).isEqualTo(1);

        var known = take(text);
        assertThat(known.state()).as(known.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(known.dialect()).isEqualTo("mapping " + name + " v1");
        assertThat(take(text).repeated()).isTrue();

        var negated = new HandMapping(
                name,
                0,
                first.mapping().header(),
                first.mapping().dates(),
                first.mapping().numbers(),
                true,
                first.mapping().columns(),
                first.mapping().constants(),
                List.of(),
                List.of());
        var second = mappings.save(negated);
        assertThat(second.mapping().version()).isEqualTo(2);
        // The same bytes mean something else now, and replace what they meant before.
        var again = take(text);
        assertThat(again.repeated()).isFalse();
        assertThat(again.dialect()).isEqualTo("mapping " + name + " v2");
        assertThat(lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost) FROM charges WHERE scope = ?",
                        List.of(name + "/unknown"),
                        row -> row.getBigDecimal(1)))
                .singleElement()
                .satisfies(sum -> assertThat(sum).isEqualByComparingTo("-16.55"));

        assertThat(mappings.retire(name)).isTrue();
        assertThat(mappings.retire(name)).isFalse();
        assertThat(take(text + "01.04.2025;x;shop;fsn1;1;Monat;1,00;EUR\n").state())
                .isEqualTo(ImportState.REFUSED);
        assertThat(jdbc.sql("select action from audit_entry where subject_type = 'mapping' and subject_id = ?"
                                + " order by id")
                        .param(name)
                        .query(String.class)
                        .list())
                .containsExactly("mapping.saved", "mapping.saved", "mapping.retired");
    }

    @Test
    void aSavedMappingSuppliesTheColumnThatAKnownDialectLacks() throws IOException {
        var extra = "x" + UUID.randomUUID().toString().substring(0, 8);
        var text = "BilledCost,EffectiveCost,BillingAccountId,BillingPeriodStart,ChargePeriodStart,ChargePeriodEnd,"
                + "ProviderName," + extra + "\n2,2,7,2024-09-01,2024-09-02,2024-09-03,AWS,\n";
        assertThat(take(text).state()).isEqualTo(ImportState.REFUSED);
        var guess = guess(text);
        var constants = new HashMap<>(guess.constants());
        constants.put(BillColumn.BILLING_CURRENCY, "USD");
        mappings.save(new HandMapping(
                extra,
                0,
                guess.header(),
                guess.dates(),
                guess.numbers(),
                false,
                guess.columns(),
                constants,
                List.of(),
                List.of()));
        var receipt = take(text);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(receipt.totals())
                .containsExactly(
                        new CurrencyTotal("USD", new java.math.BigDecimal("2"), new java.math.BigDecimal("2")));
    }

    @Test
    void aDraftComesBackAndIsForgotten() {
        var draft = new HandMapping(
                "half",
                0,
                List.of("a", "b"),
                "dd.MM.yyyy",
                NumberForm.COMMA,
                true,
                Map.of(),
                Map.of(),
                List.of(),
                List.of());
        mappings.draft("file", draft);
        mappings.draft("file", draft);
        assertThat(mappings.draft("file").orElseThrow().mapping()).isEqualTo(draft);
        mappings.forget("file");
        assertThat(mappings.draft("file")).isEmpty();
    }

    @Test
    void whatIsNoMappingSaysWhatIsWrong() {
        assertThatThrownBy(() -> HandMappingYaml.read("a: 1")).hasMessageContaining("mapping: NAME");
        assertThatThrownBy(() -> HandMappingYaml.read("mapping: a\ncolumns: {Nonsense: b}"))
                .hasMessageContaining("'Nonsense' is no column");
        assertThatThrownBy(() -> HandMappingYaml.read("mapping: [")).hasMessageContaining("no YAML");
        assertThat(HandMappingYaml.read(HandMappingYaml.write(hosterUnchecked())))
                .isEqualTo(hosterUnchecked());
    }

    private HandMapping hosterUnchecked() {
        try {
            return hoster("round trip");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private HandMapping hoster(String name) throws IOException {
        return hoster(name, HOSTER);
    }

    private HandMapping hoster(String name, String text) throws IOException {
        var guess = guess(text);
        var columns = new HashMap<>(guess.columns());
        var what = guess.header().get(1);
        columns.put(BillColumn.CHARGE_DESCRIPTION, what);
        return new HandMapping(
                name,
                0,
                guess.header(),
                guess.dates(),
                guess.numbers(),
                false,
                columns,
                Map.of(BillColumn.PROVIDER_NAME, name),
                List.of(),
                List.of(new TransferWords(TransferClass.INTERNET, what, "traffic AUSGEHEND")));
    }

    private HandMapping guess(String text) throws IOException {
        return MappingGuess.of(TableSample.of(source(text)), "guess");
    }

    private SourceFile source(String text) {
        return new SourceFile(BillFixture.write(folder, "source.csv", text), "source.csv");
    }

    private ImportReceipt take(String text) {
        return imports.importNow(
                "bill.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }
}
