package dev.tradewind.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.lake.LakeRollUps;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The roll-up's answers are the charges' answers, whatever is asked of whatever was billed. */
@ConsoleTest
class TransferRollUpTest {
    /** Around the end of daylight saving time in New York, 2021-11-07. */
    private static final Instant START = Instant.parse("2021-10-28T00:00:00Z");

    private static final LocalDate FIRST = LocalDate.parse("2021-10-27");
    private static final int HOURS = 24 * 14;
    private static final int QUESTIONS = 12;
    private static final List<String> PLACES = List.of("aws:us-east-1", "aws:eu-west-1", Ends.INTERNET);

    private static final List<@Nullable String> TAGS = Arrays.asList(
            null, "{\"team\": \"web\"}", "{\"user:App\": \"shop\"}", "{\"team\": \"web\", \"workload\": \"cart\"}");

    /** All that the flows of an explained change are told apart by. */
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
    private Lake lake;

    @Autowired
    private LakeQueries answers;

    @Autowired
    private LakeRollUps rollUps;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void charges() {
        deliver(1, "a", "2021-10", 400);
        deliver(2, "a", "2021-11", 400);
        deliver(3, "b", "2021-10", 300);
        // the month is delivered again; the first delivery counts no more
        deliver(4, "a", "2021-10", 350);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"})
    void everyAnswerIsThatOfTheCharges(String name) {
        var zone = ZoneId.of(name);
        rollUps.build(TransferRollUp.in(zone));
        // one generation that is older than the roll-up, beside those that have one
        deliverWithoutRollUp(5, "c", "2021-11", 200);
        var queries = new EgressQueries(answers, clock, zone);
        var raw = queries.overCharges();
        var random = new Random(11);
        for (var i = 0; i < QUESTIONS; i++) {
            var asked = filter(random, zone);
            assertThat(queries.totals(asked)).as("totals of %s", asked).isEqualTo(raw.totals(asked));
            assertThat(billed(queries.charges(asked)))
                    .as("single charges of %s", asked)
                    .isEqualTo(summed(queries.totals(asked)));
            assertThat(queries.byClass(asked)).as("classes of %s", asked).isEqualTo(raw.byClass(asked));
            assertThat(queries.byDay(asked)).as("days of %s", asked).isEqualTo(raw.byDay(asked));
            assertThat(queries.byFlowAndOwner(asked))
                    .as("flows of %s", asked)
                    .containsExactlyInAnyOrderElementsOf(raw.byFlowAndOwner(asked));
            assertThat(queries.byFlow(asked)).as("flows of %s", asked).isEqualTo(raw.byFlow(asked));
            assertThat(queries.byOwner(asked)).as("owners of %s", asked).isEqualTo(raw.byOwner(asked));
            assertThat(queries.grouped(asked, FLOWS, TransferRollUpTest::cells))
                    .as("flows by day and workload of %s", asked)
                    .containsExactlyInAnyOrderElementsOf(raw.grouped(asked, FLOWS, TransferRollUpTest::cells));
            assertThat(queries.bySubAccount(asked)).as("payers of %s", asked).isEqualTo(raw.bySubAccount(asked));
        }
        assertThat(queries.grouped(
                        EgressFilter.of(TimeRange.ofDays(FIRST, FIRST.plusDays(30), zone)),
                        FLOWS,
                        row -> row.getString("workload")))
                .contains("shop", "cart", "Transfer", null);
        assertThat(queries.billedExtents()).isEqualTo(raw.billedExtents());
        assertThat(queries.billed()).isEqualTo(raw.billed());
        assertThat(queries.owners()).isEqualTo(raw.owners()).contains("web " + mark);
        assertThat(queries.environments()).isEqualTo(raw.environments());
        assertThat(queries.providers()).isEqualTo(raw.providers());
    }

    @Test
    void aDeliveryBringsItsRollUpAlong() {
        rollUps.build(TransferRollUp.in(ZoneOffset.UTC));
        deliver(6, "d", "2021-11", 10);
        assertThat(rollUps.build(TransferRollUp.in(ZoneOffset.UTC))).isZero();
        deliverWithoutRollUp(7, "d", "2021-12", 10);
        assertThat(rollUps.build(TransferRollUp.in(ZoneOffset.UTC))).isEqualTo(2);
    }

    /** Billed amount and gigabytes of all currencies together: sums of single charges. */
    private static List<BigDecimal> billed(List<FlowCharge> charges) {
        return List.of(
                sum(charges.stream().map(FlowCharge::billedCost)),
                sum(charges.stream().map(FlowCharge::gigabytes)));
    }

    private static List<BigDecimal> summed(List<EgressTotal> totals) {
        return List.of(
                sum(totals.stream().map(each -> each.billedCost().amount())),
                sum(totals.stream().map(EgressTotal::gigabytes)));
    }

    private static BigDecimal sum(Stream<@Nullable BigDecimal> amounts) {
        var sum = amounts.filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }

    private static List<@Nullable String> cells(ResultSet row) throws SQLException {
        var cells = new ArrayList<@Nullable String>();
        for (var i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            cells.add(row.getString(i));
        }
        return cells;
    }

    private EgressFilter filter(Random random, ZoneId zone) {
        var first = LocalDate.ofInstant(START, zone).plusDays(random.nextInt(12) - 1L);
        var range = TimeRange.ofDays(first, first.plusDays(1 + random.nextInt(9)), zone);
        if (random.nextInt(3) == 0) {
            // not of whole days
            range = new TimeRange(
                    range.from().plus(Duration.ofMinutes(random.nextInt(720))),
                    range.to().minus(Duration.ofMinutes(random.nextInt(720))));
        }
        return new EgressFilter(
                range,
                pick(random, "web " + mark, "data " + mark),
                pick(random, "prod", "test"),
                pick(random, "aws", "azure"),
                random.nextInt(3) == 0 ? TransferClass.INTERNET : null,
                pick(random, PLACES.get(0), EgressFilter.UNKNOWN),
                pick(random, PLACES.get(2), EgressFilter.UNKNOWN),
                pick(random, "network", "4711"));
    }

    private static @Nullable String pick(Random random, String one, String other) {
        return switch (random.nextInt(6)) {
            case 0 -> one;
            case 1 -> other;
            default -> null;
        };
    }

    private void deliver(long seed, String scope, String period, int rows) {
        try (var writer = lake.writer(ChargeTable.CHARGES, UUID.randomUUID())) {
            var random = new Random(seed);
            for (var i = 0; i < rows; i++) {
                writer.append(row(random, scope + "-" + mark, period, i));
            }
            var files = writer.seal();
            transaction.executeWithoutResult(status -> lake.commit(ChargeTable.CHARGES, UUID.randomUUID(), files));
        }
    }

    private void deliverWithoutRollUp(long seed, String scope, String period, int rows) {
        deliver(seed, scope, period, rows);
        jdbc.sql("delete from lake_roll_up where generation_id in (select id from lake_generation where scope = ?)")
                .param(scope + "-" + mark)
                .update();
    }

    private @Nullable Object[] row(Random random, String scope, String period, int line) {
        var start = START.plus(Duration.ofHours(random.nextInt(HOURS)))
                .plus(Duration.ofMinutes(random.nextInt(4) == 0 ? random.nextInt(60) : 0));
        var whole = random.nextInt(4) == 0;
        var values = new ArrayList<@Nullable Object>();
        for (var column : ChargeTable.CHARGES.columns()) {
            values.add(
                    switch (column.name()) {
                        case "scope" -> scope;
                        case "period" -> period;
                        case "line" -> (long) line;
                        case "provider" -> random.nextBoolean() ? "aws" : "azure";
                        case "billing_account_id" -> random.nextInt(4) == 0 ? null : random.nextBoolean() ? "1" : "2";
                        case "service_name" -> random.nextInt(3) == 0 ? null : "Transfer";
                        case "tags" -> TAGS.get(random.nextInt(TAGS.size()));
                        case "sub_account_id" -> random.nextInt(3) == 0 ? null : "4711";
                        case "sub_account_name" -> random.nextBoolean() ? null : "network";
                        case "billing_period_start" -> Instant.parse(period + "-01T00:00:00Z");
                        case "charge_period_start" ->
                            whole ? start.truncatedTo(java.time.temporal.ChronoUnit.DAYS) : start;
                        case "charge_period_end" -> start.plus(whole ? Duration.ofDays(2) : Duration.ofHours(1));
                        case "billing_currency" -> random.nextInt(4) == 0 ? "EUR" : "USD";
                        case "billed_cost" -> amount(random);
                        case "effective_cost" -> random.nextInt(3) == 0 ? amount(random) : null;
                        case "gigabytes" -> random.nextInt(3) == 0 ? null : amount(random);
                        case "owner" -> (random.nextBoolean() ? "web " : "data ") + mark;
                        case "environment" -> random.nextInt(3) == 0 ? null : random.nextBoolean() ? "prod" : "test";
                        case "transfer_class" ->
                            random.nextInt(5) == 0 ? null : random.nextBoolean() ? "INTERNET" : "INTER_REGION";
                        case "transfer_from", "transfer_to" ->
                            random.nextInt(3) == 0 ? null : PLACES.get(random.nextInt(PLACES.size()));
                        case "transfer_rule" ->
                            random.nextInt(3) == 0 ? TransferRules.COUNTED_ELSEWHERE.getFirst() : "other";
                        default -> null;
                    });
        }
        return values.toArray();
    }

    private static @Nullable BigDecimal amount(Random random) {
        return random.nextInt(8) == 0 ? null : new BigDecimal(new java.math.BigInteger(80, random), 20).setScale(20);
    }
}
