package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.SparkCluster;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlows;
import dev.tradewind.lake.LakeFailure;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;

/** The Egress page's questions, answered by two Spark workers over the lake of the demo company as DuckDB answers them. */
class DemoSparkIT extends DemoOnH2 {
    private static final List<String> FLOWS = List.of(
            "day",
            "provider",
            "billing_account_id",
            "transfer_from",
            "transfer_to",
            "transfer_class",
            "owner",
            "workload",
            "labelled");

    @Autowired
    private Attributions attributions;

    @Autowired
    private WorkloadFlows workloadFlows;

    @Value("${spring.datasource.url}")
    private String database;

    @Test
    void everyAnswerIsDuckDbsToTheLastDigit() throws Exception {
        try (var cluster = SparkCluster.over(DATA.resolve("lake"));
                var console = cluster.console(DATA, database)) {
            for (var filter : filters()) {
                totals(console.getBean(EgressQueries.class), filter);
                assertThat(console.getBean(WorkloadFlows.class).of(filter))
                        .as("workloads of %s", filter)
                        .isEqualTo(workloadFlows.of(filter));
            }
            overview(console.getBean(EgressQueries.class));
            causes(console);
            assertThat(cluster.workers()).isEqualTo(2);
        }
    }

    @Test
    void aConsoleWhoseSparkIsGoneSaysWhatToDo() throws Exception {
        try (var gone = SparkCluster.gone();
                var console = gone.console(DATA, database)) {
            assertThatThrownBy(() -> console.getBean(EgressQueries.class).owners())
                    .isInstanceOf(LakeFailure.class)
                    .hasMessageContaining("/v1/queries")
                    .hasMessageContaining("Maybe start tradewind-spark, or set tradewind.lake.engine=duckdb?");
        }
    }

    private void totals(EgressQueries asked, EgressFilter filter) {
        assertThat(egress.totals(filter))
                .as("the demo has transfers in %s", filter)
                .isNotEmpty();
        assertThat(asked.totals(filter)).as("totals of %s", filter).isEqualTo(egress.totals(filter));
        assertThat(asked.byClass(filter)).as("classes of %s", filter).isEqualTo(egress.byClass(filter));
        assertThat(asked.byDay(filter)).as("days of %s", filter).isEqualTo(egress.byDay(filter));
        assertThat(asked.byFlowAndOwner(filter)).as("flows of %s", filter).isEqualTo(egress.byFlowAndOwner(filter));
        assertThat(asked.byOwner(filter)).as("owners of %s", filter).isEqualTo(egress.byOwner(filter));
        assertThat(asked.bySubAccount(filter)).as("payers of %s", filter).isEqualTo(egress.bySubAccount(filter));
        assertThat(asked.grouped(filter, FLOWS, DemoSparkIT::cells))
                .as("what an explained change is made of, of %s", filter)
                .isEqualTo(egress.grouped(filter, FLOWS, DemoSparkIT::cells));
    }

    private void overview(EgressQueries asked) {
        assertThat(asked.billed()).isEqualTo(egress.billed()).isPresent();
        assertThat(asked.billedDays()).isEqualTo(egress.billedDays()).isNotEmpty();
        assertThat(asked.billedExtents()).isEqualTo(egress.billedExtents()).isNotEmpty();
        assertThat(asked.owners()).isEqualTo(egress.owners()).isNotEmpty();
        assertThat(asked.environments()).isEqualTo(egress.environments());
        assertThat(asked.providers()).isEqualTo(egress.providers()).isNotEmpty();
        var all = months.at(-1);
        var range = TimeRange.ofDays(all.atDay(1), all.plusMonths(1).atDay(1), ZoneOffset.UTC);
        assertThat(asked.comparison(range, false)).isEqualTo(egress.comparison(range, false));
    }

    private void causes(ConfigurableApplicationContext console) {
        var to = LocalDate.now(clock).atStartOfDay(ZoneOffset.UTC).toInstant();
        var filter = EgressFilter.of(new TimeRange(to.minus(Duration.ofDays(3)), to))
                .scoped("payments", null, null)
                .ofClass(TransferClass.INTERNET);
        assertThat(attributions.of(filter)).isNotEmpty();
        assertThat(console.getBean(Attributions.class).of(filter)).isEqualTo(attributions.of(filter));
    }

    /** A year of whole days; a part of two days, whose charges are summed on the spot; and one team's internet. */
    private List<EgressFilter> filters() {
        var end = months.at(0).atDay(1);
        var year = TimeRange.ofDays(end.minusYears(1), end, ZoneOffset.UTC);
        var some = TimeRange.ofDays(end.minusDays(9), end.minusDays(6), ZoneOffset.UTC);
        var parts = new TimeRange(
                some.from().plus(Duration.ofMinutes(90)), some.to().minus(Duration.ofMinutes(30)));
        return List.of(
                EgressFilter.of(year),
                EgressFilter.of(parts),
                EgressFilter.of(year).scoped("payments", null, "aws").ofClass(TransferClass.INTERNET));
    }

    private record Cells(
            List<@Nullable String> texts, @Nullable LocalDate day, BigDecimal gigabytes) {}

    private static Cells cells(ResultSet row) throws SQLException {
        var texts = new java.util.ArrayList<@Nullable String>();
        for (var column : FLOWS.subList(1, FLOWS.size())) {
            texts.add(row.getString(column));
        }
        return new Cells(texts, row.getObject("day", LocalDate.class), row.getBigDecimal("gigabytes"));
    }
}
