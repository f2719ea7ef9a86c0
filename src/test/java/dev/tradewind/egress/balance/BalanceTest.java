package dev.tradewind.egress.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class BalanceTest {
    private static final TimeRange MAY =
            new TimeRange(Instant.parse("2029-05-01T00:00:00Z"), Instant.parse("2029-06-01T00:00:00Z"));

    @Autowired
    private Imports imports;

    @Autowired
    private Balance balance;

    @Autowired
    private BalanceNews news;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyBreakdownAddsUpToTheChargesThemselvesToTheLastDecimal() {
        var account = UUID.randomUUID();
        var text = """
                BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,SubAccountName,Tags
                0.1000000000000001,0,A,USD,2029-05-01,Usage,Data transfer out,2029-05-01,2029-05-02,3,GB,AWS,us-east-1,a,{}
                -7,0,A,KRW,2029-05-01,Credit,Data transfer out,2029-05-31 23:00,2029-06-01,3,GB,AWS,us-east-1,,
                5,0,A,USD,2029-05-01,Usage,US East (Ohio) data transfer to EU (Germany),2029-05-09,2029-05-10,3,GB,AWS,us-east-2,b,"{""team"": ""x""}"
                """.replace(",A,", "," + account + ",");
        imports.importNow(
                "may.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        assertThat(balance.gaps(MAY)).isEmpty();
    }

    @Test
    void aPartThatIsMissingOrOfAnotherCurrencyIsAGap() {
        var charges = Map.of("USD", new BigDecimal("10.50"), "JPY", new BigDecimal("900"));
        assertThat(Gap.between(
                        charges, "by class", Map.of("USD", new BigDecimal("10.5"), "JPY", new BigDecimal("900"))))
                .isEmpty();
        assertThat(Gap.between(charges, "by class", Map.of("USD", new BigDecimal("10.49"), "KWD", BigDecimal.ONE)))
                .containsExactly(
                        new Gap("by class", "JPY", new BigDecimal("900"), BigDecimal.ZERO),
                        new Gap("by class", "KWD", BigDecimal.ZERO, BigDecimal.ONE),
                        new Gap("by class", "USD", new BigDecimal("10.50"), new BigDecimal("10.49")));
    }

    @Test
    void aGapStandsInTheLogAndGoesToAnalysts() {
        var month = YearMonth.of(2029, 4);
        news.tell(month, List.of(new Gap("by owner", "USD", BigDecimal.TEN, BigDecimal.ONE)));
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'egress.sums-differ' and subject_id = ?")
                        .param(month.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }
}
