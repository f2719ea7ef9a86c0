package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Corrected figures that were worse than the first ones: the way back, and the difference shown before they count. */
@ConsoleTest
class TakeBackTest {
    @Autowired
    private Imports imports;

    @Autowired
    private TakeBacks takeBacks;

    @Autowired
    private Lake lake;

    @Autowired
    private JdbcClient jdbc;

    private final String account = UUID.randomUUID().toString();

    @Test
    void whatWasReplacedCountsAgainAndTheLogSaysWhoAndWhy() {
        var first = take("5");
        var second = take("7");
        assertThat(billed()).isEqualTo("7");
        assertThat(takeBacks.wouldCount(second))
                .containsExactly("2031-05 of aws/" + account + ": delivery 1 with 1 rows counts again");
        assertThat(takeBacks.takeBack(first.id(), "too early"))
                .isInstanceOfSatisfying(
                        TakeBacks.Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("take that one back first"));
        assertThat(takeBacks.takeBack(second.id(), " ")).isInstanceOf(TakeBacks.Outcome.Refused.class);

        assertThat(takeBacks.takeBack(second.id(), "credits were missing")).isInstanceOf(TakeBacks.Outcome.Done.class);

        assertThat(billed()).isEqualTo("5");
        assertThat(imports.byId(second.id()).orElseThrow().state()).isEqualTo(ImportState.TAKEN_BACK);
        assertThat(jdbc.sql("select reason from audit_entry where action = 'import.taken-back' and subject_id = ?")
                        .param(second.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly("credits were missing");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'lake.generation-taken-back'"
                                + " and subject_id = ?")
                        .param("charges aws/" + account + " 2031-05 2")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        // It may come again, as the next generation of what counts now.
        var again = take("7");
        assertThat(again.repeated()).isFalse();
        assertThat(billed()).isEqualTo("7");
        assertThat(lake.live(ChargeTable.CHARGES, "aws/" + account, "2031-05")
                        .orElseThrow()
                        .generation())
                .isEqualTo(3);
        assertThat(takeBacks.wouldCount(again).getFirst()).contains("delivery 1");
    }

    @Test
    void aMonthThatWasDeliveredOnceIsEmptyAfterwards() {
        var only = take("5");
        assertThat(takeBacks.takeBack(only.id(), "another customer's bill")).isInstanceOf(TakeBacks.Outcome.Done.class);
        assertThat(billed()).isNull();
        assertThat(takeBacks.takeBack(only.id(), "twice")).isInstanceOf(TakeBacks.Outcome.Refused.class);
    }

    @Test
    void whoWantsToBeAskedSeesTheDifferenceBeforeItCounts() {
        take("5");
        var held = imports.importNow("bill.csv", bill("8"), ImportOptions.NONE.asking(true));
        assertThat(held.state()).isEqualTo(ImportState.HELD);
        assertThat(held.message()).contains("replaces what counts now").contains("BilledCost 5 to 8 USD");
        assertThat(billed()).isEqualTo("5");
        assertThat(imports.confirm(held.id()).orElseThrow().state()).isEqualTo(ImportState.IMPORTED);
        assertThat(billed()).isEqualTo("8");
    }

    @Test
    void whoWantsToBeAskedIsNotAskedAboutANewMonth() {
        var receipt = imports.importNow("bill.csv", bill("8"), ImportOptions.NONE.asking(true));
        assertThat(receipt.state()).isEqualTo(ImportState.IMPORTED);
    }

    private ImportReceipt take(String cost) {
        return imports.importNow("bill.csv", bill(cost), ImportOptions.NONE);
    }

    private ByteArrayInputStream bill(String cost) {
        var text = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargePeriodStart,"
                + "ChargePeriodEnd,ProviderName\n" + cost + ",0," + account
                + ",USD,2031-05-01,2031-05-02,2031-05-03,AWS\n";
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String billed() {
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT CAST(CAST(sum(billed_cost) AS DECIMAL(10,0)) AS VARCHAR) FROM charges"
                                + " WHERE billing_account_id = ?",
                        List.of(account),
                        row -> java.util.Optional.ofNullable(row.getString(1)))
                .getFirst()
                .orElse(null);
    }
}
