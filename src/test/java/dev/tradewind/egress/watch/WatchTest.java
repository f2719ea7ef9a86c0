package dev.tradewind.egress.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ConsoleTest
class WatchTest {
    private static final String HEADER = "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
            + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
            + "ProviderName,RegionId,SubAccountName,Tags\n";

    @Autowired
    private Imports imports;

    @Autowired
    private Watch watch;

    @Autowired
    private Findings findings;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private final String team = "watched-" + UUID.randomUUID();
    private final String account = UUID.randomUUID().toString();

    @BeforeEach
    void aFlowThatDoubledTenDaysAgo() {
        deliver(1);
    }

    @Test
    void aStepIsFoundOnceWithItsDecompositionAndAnEvent() {
        watch.look();
        watch.look();
        var finding = only();
        assertThat(finding.open()).isTrue();
        assertThat(finding.kind()).isEqualTo(DeviationKind.STEP_UP);
        assertThat(finding.began()).isEqualTo(today().minusDays(10));
        assertThat(finding.costPerDay()).isCloseTo(new BigDecimal("900"), within(new BigDecimal("60")));
        var change = finding.change();
        assertThat(change.parts().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(change.costNow().subtract(change.costBefore()));
        assertThat(change.now()).isEqualTo(new DayRange(today().minusDays(10), today()));
        assertThat(change.before()).isEqualTo(new DayRange(today().minusDays(24), today().minusDays(14)));
        assertThat(jdbc.sql("select count(*) from event_outbox where subject = ?")
                        .param("egress-finding/" + finding.shortId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(entries(finding, "egress-finding.opened")).isEqualTo(1);
    }

    @Test
    void whatAPersonClosedStaysClosedAndSaysSoBesideTheCause() {
        watch.look();
        var finding = only();
        assertThat(close(finding, Closing.INTENDED, "", null)).isInstanceOf(Closure.Refused.class);
        assertThat(close(finding, Closing.FIXED, "done", today())).isInstanceOf(Closure.Refused.class);
        assertThat(close(finding, Closing.INTENDED, "Agreed", null)).isInstanceOf(Closure.Done.class);
        assertThat(close(finding, Closing.INTENDED, "Agreed twice", null)).isInstanceOf(Closure.Stale.class);
        watch.look();
        assertThat(only().closed()).isNotNull();
        assertThat(findings.intended()).anySatisfy(said -> {
            assertThat(said.owner()).isEqualTo(team);
            assertThat(said.note()).isEqualTo("Agreed");
        });
        assertThat(entries(finding, "egress-finding.closed")).isEqualTo(1);
    }

    @Test
    void aRestatedBillUpdatesTheOpenFinding() {
        watch.look();
        deliver(1.5);
        watch.look();
        assertThat(only().costPerDay()).isGreaterThan(new BigDecimal("1200"));
    }

    private Closure close(Finding finding, Closing closing, String reason, @Nullable LocalDate until) {
        return Actors.runAs(
                Actor.system("test"), () -> findings.close(finding.id(), finding.version(), closing, reason, until));
    }

    private int entries(Finding finding, String action) {
        return jdbc.sql("select count(*) from audit_entry where subject_id = ? and action = ?")
                .params(finding.shortId(), action)
                .query(Integer.class)
                .single();
    }

    private Finding only() {
        var own = findings.all().stream()
                .filter(finding -> finding.flow().owner().equals(team))
                .toList();
        assertThat(own).hasSize(1);
        return own.getFirst();
    }

    /** Sixty complete days; the last ten move twice as much. */
    private void deliver(double factor) {
        for (var month = today().minusDays(60).withDayOfMonth(1);
                !month.isAfter(today());
                month = month.plusMonths(1)) {
            var text = new StringBuilder(HEADER);
            for (var day = month; day.isBefore(month.plusMonths(1)) && day.isBefore(today()); day = day.plusDays(1)) {
                if (day.isBefore(today().minusDays(60))) {
                    continue;
                }
                boolean late = !day.isBefore(today().minusDays(10));
                long gigabytes =
                        Math.round((late ? 20_000 * factor : 10_000) * (1 + 0.01 * Math.sin(day.getDayOfYear() * 2.3)));
                text.append(gigabytes * 9 / 100)
                        .append(",0,")
                        .append(account)
                        .append(",USD,")
                        .append(month)
                        .append(",Usage,Data transfer out,")
                        .append(day)
                        .append("T00:00:00Z,")
                        .append(day.plusDays(1))
                        .append("T00:00:00Z,")
                        .append(gigabytes)
                        .append(",GB,AWS,us-east-2,Shared network,\"{\"\"team\"\": \"\"")
                        .append(team)
                        .append("\"\"}\"\n");
            }
            if (text.length() > HEADER.length()) {
                imports.importNow(
                        "watched.csv",
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        ImportOptions.NONE);
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
