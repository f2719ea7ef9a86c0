package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.identity.People;
import dev.tradewind.lake.Lake;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Rows in quarantine are mended in their places, and the month is whole afterwards and not doubled. */
@ConsoleTest
class MendingTest {
    private static final String HEADER = "BilledCost;EffectiveCost;BillingAccountId;BillingCurrency;BillingPeriodStart;"
            + "ChargeCategory;ChargeDescription;ChargePeriodStart;ChargePeriodEnd;ConsumedQuantity;ConsumedUnit;"
            + "ProviderName;RegionId;SubAccountName;Tags\n";

    @Autowired
    Imports imports;

    @Autowired
    Mending mending;

    @Autowired
    Quarantine quarantine;

    @Autowired
    TakeBacks takeBacks;

    @Autowired
    Lake lake;

    @Autowired
    People people;

    @Autowired
    UserDetailsService signIns;

    @Autowired
    JdbcClient jdbc;

    private final String account = UUID.randomUUID().toString();

    @BeforeEach
    void anAnalyst() {
        signIn("ANALYST");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void mendedCellsAreImportedInTheirPlacesAndNothingIsDoubled() {
        var first = take(HEADER + row("1,5", "ok") + row("x", "broken; with the separator in it") + row("2", "ok"));
        assertThat(first.quarantined()).isEqualTo(1);
        assertThat(billed()).isEqualByComparingTo("3.5");
        var broken = quarantine.rows(first.id(), 0, 10).getFirst();
        assertThat(mending.obstacle(first)).isNull();

        var outcome = mending.mend(
                first.id(), List.of(new Mend(broken.line(), broken.column(), "4,25")), "the provider wrote it so");

        var second = ended(((Mending.Outcome.Submitted) outcome).receipt());
        assertThat(second.state()).as(second.message()).isEqualTo(ImportState.IMPORTED);
        assertThat(second.fileName()).isEqualTo("bill-mended.csv");
        assertThat(second.quarantined()).isZero();
        assertThat(second.accepted()).isEqualTo(3);
        assertThat(billed()).isEqualByComparingTo("7.75");
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'import.mended' and subject_id = ?")
                        .param(first.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void mendsOfOneDeliveryAddUpAndSayWhoMendedWhatWhenAndWhy() {
        var first = take(HEADER + row("x", "one") + row("2", "ok") + row("y", "two"));
        var one = submitted(first, new Mend(2, "BilledCost", "10"));
        assertThat(one.quarantined()).isEqualTo(1);
        assertThat(billed()).isEqualByComparingTo("12");

        var both = submitted(first, new Mend(4, "BilledCost", "5"));
        assertThat(both.quarantined()).isZero();
        assertThat(billed()).as("the first mend still stands").isEqualByComparingTo("17");

        assertThat(mending.made(first.id(), 0, 10))
                .extracting(
                        made -> made.mend().line(),
                        made -> made.was(),
                        made -> made.mend().value(),
                        Mend.Made::mendedAs)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, "y", "5", both.id()),
                        org.assertj.core.groups.Tuple.tuple(2L, "x", "10", one.id()));
        assertThat(mending.made(first.id(), 0, 10)).allSatisfy(made -> {
            assertThat(made.reason()).isEqualTo("as the invoice says");
            assertThat(made.by()).startsWith("mender-");
            assertThat(made.at()).isBetween(first.startedAt(), Instant.now().plusSeconds(1));
        });
    }

    @Test
    void aMendThatWasTakenBackDoesNotComeAgainWithTheNext() {
        var first = take(HEADER + row("x", "one") + row("2", "ok") + row("y", "two"));
        var one = submitted(first, new Mend(2, "BilledCost", "10"));
        assertThat(takeBacks.takeBack(one.id(), "wrong invoice")).isInstanceOf(TakeBacks.Outcome.Done.class);
        var other = submitted(first, new Mend(4, "BilledCost", "5"));
        assertThat(other.quarantined()).isEqualTo(1);
        assertThat(billed()).isEqualByComparingTo("7");
    }

    @Test
    void aRowThatIsStillWrongIsNamedWithItsPlaceAndNothingChanges() {
        var first = take(HEADER + row("x", "with a\nline break") + row("y", "two") + row("3", "ok"));
        var lines = quarantine.rows(first.id(), 0, 10).stream()
                .map(Quarantined::line)
                .toList();
        var outcome = mending.mend(
                first.id(),
                List.of(new Mend(lines.get(0), "BilledCost", "1"), new Mend(lines.get(1), "BilledCost", "1.8E")),
                "as the invoice says");
        assertThat(outcome).isInstanceOfSatisfying(Mending.Outcome.StillUnreadable.class, still -> {
            assertThat(still.fileName()).isEqualTo("bill.csv");
            assertThat(still.rows()).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(lines.get(1));
                assertThat(row.column()).isEqualTo("BilledCost");
                assertThat(row.value()).isEqualTo("1.8E");
                assertThat(row.reason()).contains("number ends after the exponent");
            });
        });
        assertThat(mending.made(first.id(), 0, 10)).isEmpty();
        assertThat(billed()).isEqualByComparingTo("3");
    }

    @Test
    void whoMendsSaysWhy() {
        var first = take(HEADER + row("x", "broken"));
        assertThat(mending.mend(first.id(), List.of(new Mend(2, "BilledCost", "1")), " "))
                .isEqualTo(new Mending.Outcome.Refused("say in 1 to 500 characters why the rows are mended"));
    }

    @Test
    void severalCellsOfARowAreEditedAndRowsThatFailAlikeAreFound() {
        var first = take(HEADER + row("x", "one") + row("x", "two") + row("z", "three") + row("3", "ok"));
        var broken = quarantine.rows(first.id(), 0, 10).getFirst();
        assertThat(quarantine.alike(first.id(), broken)).containsExactly(3L);
        assertThat(mending.cells(first, broken))
                .contains(new Mending.Cell("BilledCost", "x"), new Mending.Cell("ChargeDescription", "one"));
        submitted(first, new Mend(2, "BilledCost", "4"), new Mend(2, "ChargeDescription", "mended; text"));
        assertThat(lake.query(
                        ChargeTable.CHARGES,
                        "SELECT charge_description FROM charges WHERE billing_account_id = ? AND billed_cost = 4",
                        List.of(account),
                        row -> row.getString(1)))
                .containsExactly("mended; text");
    }

    private ImportReceipt submitted(ImportReceipt of, Mend... mends) {
        var outcome = mending.mend(of.id(), List.of(mends), "as the invoice says");
        assertThat(outcome).isInstanceOf(Mending.Outcome.Submitted.class);
        return ended(((Mending.Outcome.Submitted) outcome).receipt());
    }

    @Test
    void aWholeRowCanBeMendedAndItsWidthIsChecked() {
        var first = take(HEADER + row("1", "ok") + "cut;off\n" + row("2", "ok"));
        var broken = quarantine.rows(first.id(), 0, 10).getFirst();
        assertThat(broken.column()).isNull();
        assertThat(mending.mend(
                        first.id(),
                        List.of(new Mend(broken.line(), null, "still,cut,off")),
                        "the provider wrote it so"))
                .isInstanceOfSatisfying(
                        Mending.Outcome.Refused.class,
                        r -> assertThat(r.why()).isEqualTo("line 3: the mended row has 3 cells, the header 15"));
        var whole = row("5", "mended").strip().replace(";", ",");
        var outcome =
                mending.mend(first.id(), List.of(new Mend(broken.line(), null, whole)), "the provider wrote it so");
        ended(((Mending.Outcome.Submitted) outcome).receipt());
        assertThat(billed()).isEqualByComparingTo("8");
    }

    @Test
    void aLineThatIsNotThereAndAColumnThatIsNotThereAreRefusedByName() {
        var first = take(HEADER + row("x", "broken"));
        assertThat(mending.mend(first.id(), List.of(new Mend(99, "BilledCost", "1")), "the provider wrote it so"))
                .isEqualTo(new Mending.Outcome.Refused("the file has no row at line 99"));
        assertThat(mending.mend(first.id(), List.of(new Mend(2, "Nonsense", "1")), "the provider wrote it so"))
                .isInstanceOfSatisfying(
                        Mending.Outcome.Refused.class, r -> assertThat(r.why()).contains("no column 'Nonsense'"));
    }

    @Test
    void onlyAnAnalystMends() {
        var first = take(HEADER + row("x", "broken"));
        signIn("VIEWER");
        assertThat(mending.mend(first.id(), List.of(new Mend(2, "BilledCost", "1")), "the provider wrote it so"))
                .isEqualTo(new Mending.Outcome.Refused("mending takes the role ANALYST"));
    }

    @Test
    void namesTellThatAFileWasMended() {
        assertThat(Mending.name("bill.csv.gz")).isEqualTo("bill-mended.csv");
        assertThat(Mending.name("bill-mended.csv")).isEqualTo("bill-mended.csv");
        assertThat(Mending.name("bill")).isEqualTo("bill-mended.csv");
    }

    private void signIn(String role) {
        var name = "mender-" + UUID.randomUUID().toString().substring(0, 8);
        SecurityContextHolder.clearContext();
        people.create(name, "Mender", "correct horse battery", Set.of(role), Set.of());
        var details = signIns.loadUserByUsername(name);
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(details, null, details.getAuthorities()));
    }

    private ImportReceipt take(String text) {
        return imports.importNow(
                "bill.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    private ImportReceipt ended(ImportReceipt receipt) {
        var latest = Instant.now().plusSeconds(60);
        var now = receipt;
        while (now.state() == ImportState.RUNNING && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(20_000_000);
            now = imports.byId(receipt.id()).orElseThrow();
        }
        return now;
    }

    private String row(String cost, String description) {
        return String.join(
                        ";",
                        cost,
                        "0",
                        account,
                        "USD",
                        "2024-09-01T00:00:00Z",
                        "Usage",
                        "\"" + description + "\"",
                        "2024-09-02T00:00:00Z",
                        "2024-09-03T00:00:00Z",
                        "1",
                        "GB",
                        "AWS",
                        "us-east-1",
                        "shop",
                        "{}")
                + "\n";
    }

    private BigDecimal billed() {
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost) FROM charges WHERE billing_account_id = ?",
                        List.of(account),
                        row -> row.getBigDecimal(1))
                .getFirst();
    }
}
