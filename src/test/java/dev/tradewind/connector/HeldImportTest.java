package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delivery that would throw most of a month away changes nothing before a person has seen the difference. */
@ConsoleTest
class HeldImportTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargePeriodStart,ChargePeriodEnd,ChargeDescription,ProviderName,ChargeCategory\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Lake lake;

    @Autowired
    private JdbcClient jdbc;

    private final String account = UUID.randomUUID().toString();

    @Test
    void aMuchSmallerDeliveryWaitsAndShowsTheDifference() {
        take(month(10));
        var held = take(month(2));
        assertThat(held.state()).isEqualTo(ImportState.HELD);
        assertThat(held.message()).contains("aws/" + account + " 2024-09: 10 rows to 2, BilledCost 10 to 2 USD");
        assertThat(billed()).isEqualByComparingTo("10");
        assertThat(imports.replaces(held.id())).singleElement().satisfies(replaced -> {
            assertThat(replaced.rowsBefore()).isEqualTo(10);
            assertThat(replaced.rowsAfter()).isEqualTo(2);
            assertThat(replaced.billed()).singleElement().satisfies(each -> {
                assertThat(each.before()).isEqualByComparingTo("10");
                assertThat(each.after()).isEqualByComparingTo("2");
            });
        });
    }

    @Test
    void countsOnceAPersonConfirmsIt() {
        take(month(10));
        var held = take(month(2));
        var confirmed = imports.confirm(held.id()).orElseThrow();
        assertThat(confirmed.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(confirmed.id()).isEqualTo(held.id());
        assertThat(billed()).isEqualByComparingTo("2");
        assertThat(imports.confirm(held.id())).isEmpty();
        assertThat(imports.discard(held.id())).isFalse();
        assertThat(actions(held.id()))
                .containsExactly("import.started", "import.held", "import.confirmed", "import.completed");
    }

    /** It waited a week; reading it took what reading took. */
    @Test
    void theTimeThatItWaitedIsNotTheTimeOfReading() {
        take(month(10));
        var held = take(month(2));
        assertThat(held.readIn()).isNotNull();
        jdbc.sql("update connector_import set started_at = ? where id = ?")
                .params(Timestamp.from(held.startedAt().minus(Duration.ofDays(7))), held.id())
                .update();
        imports.confirm(held.id());
        var known = imports.byId(held.id()).orElseThrow();
        assertThat(known.endedAt()).isAfter(known.startedAt().plus(Duration.ofDays(7)));
        assertThat(known.readIn()).isLessThan(Duration.ofDays(1));
    }

    @Test
    void aDiscardedDeliveryMayComeAgain() {
        take(month(10));
        var held = take(month(2));
        assertThat(imports.discard(held.id())).isTrue();
        assertThat(imports.byId(held.id()).orElseThrow().state()).isEqualTo(ImportState.CANCELLED);
        var again = take(month(2));
        assertThat(again.id()).isNotEqualTo(held.id());
        assertThat(again.state()).isEqualTo(ImportState.HELD);
        assertThat(billed()).isEqualByComparingTo("10");
    }

    @Test
    void theSameBytesAgainAreTheSameWaitingDelivery() {
        take(month(10));
        var held = take(month(2));
        var again = take(month(2));
        assertThat(again.id()).isEqualTo(held.id());
        assertThat(again.repeated()).isTrue();
        assertThat(again.message()).isEqualTo(held.message());
        var replacing = imports.importNow("bill.csv", stream(month(2)), new ImportOptions(null, true));
        assertThat(replacing.id()).isEqualTo(held.id());
        assertThat(replacing.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(billed()).isEqualByComparingTo("2");
    }

    @Test
    void aConfirmationCountsOnlyForTheDifferenceThatWasShown() {
        take(month(10));
        var held = take(month(2));
        take(month(12));
        var overtaken = imports.confirm(held.id()).orElseThrow();
        assertThat(overtaken.state()).isEqualTo(ImportState.HELD);
        assertThat(overtaken.message()).contains("12 rows to 2");
        assertThat(billed()).isEqualByComparingTo("12");
        assertThat(imports.confirm(held.id()).orElseThrow().state()).isEqualTo(ImportState.IMPORTED);
    }

    @Test
    void whoSaysReplaceIsNotAsked() {
        take(month(10));
        var done = imports.importNow("bill.csv", stream(month(1)), new ImportOptions(null, true));
        assertThat(done.state()).isEqualTo(ImportState.IMPORTED);
        assertThat(billed()).isEqualByComparingTo("1");
    }

    @Test
    void aRestatementOfAboutTheSameSizeIsNotAskedFor() {
        take(month(10));
        assertThat(take(month(8)).state()).isEqualTo(ImportState.IMPORTED);
        assertThat(billed()).isEqualByComparingTo("8");
    }

    @Test
    void aCutOffDeliveryNeverReplacesALongerOneUnasked() throws IOException {
        take(month(20_000));
        var whole = gzip(month(20_001));
        var held = imports.importNow(
                "bill.csv.gz",
                new ByteArrayInputStream(Arrays.copyOf(whole, whole.length * 95 / 100)),
                ImportOptions.NONE);
        assertThat(held.accepted()).isGreaterThan(16_000);
        assertThat(held.state()).isEqualTo(ImportState.HELD);
        assertThat(held.message()).contains("cut off").contains("Nothing has changed yet");
        assertThat(billed()).isEqualByComparingTo("20000");
    }

    private String month(int rows) {
        var text = new StringBuilder(HEADER);
        for (var i = 0; i < rows; i++) {
            // Descriptions that do not compress, so that a cut in the middle of the bytes is a cut among the rows.
            text.append("1,1,")
                    .append(account)
                    .append(",USD,2024-09-01,2024-09-02,2024-09-03,")
                    .append(UUID.nameUUIDFromBytes((rows + account + i).getBytes(StandardCharsets.UTF_8)))
                    .append(",AWS,Usage\n");
        }
        return text.toString();
    }

    private ImportReceipt take(String text) {
        return imports.importNow("bill.csv", stream(text), ImportOptions.NONE);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private BigDecimal billed() {
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost) FROM charges WHERE billing_account_id = ?",
                        List.of(account),
                        row -> row.getBigDecimal(1))
                .getFirst();
    }

    private List<String> actions(UUID id) {
        return jdbc.sql("select action from audit_entry where subject_type = 'import' and subject_id = ? order by"
                        + " recorded_at")
                .param(id.toString())
                .query(String.class)
                .list();
    }
}
