package dev.tradewind.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.Mending.Mend;
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

        var outcome = mending.mend(first.id(), List.of(new Mend(broken.line(), broken.column(), "4,25")));

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
    void aWholeRowCanBeMendedAndItsWidthIsChecked() {
        var first = take(HEADER + row("1", "ok") + "cut;off\n" + row("2", "ok"));
        var broken = quarantine.rows(first.id(), 0, 10).getFirst();
        assertThat(broken.column()).isNull();
        assertThat(mending.mend(first.id(), List.of(new Mend(broken.line(), null, "still,cut,off"))))
                .isInstanceOfSatisfying(
                        Mending.Outcome.Refused.class,
                        r -> assertThat(r.why()).isEqualTo("line 3: the mended row has 3 cells, the header 15"));
        var whole = row("5", "mended").strip().replace(";", ",");
        var outcome = mending.mend(first.id(), List.of(new Mend(broken.line(), null, whole)));
        ended(((Mending.Outcome.Submitted) outcome).receipt());
        assertThat(billed()).isEqualByComparingTo("8");
    }

    @Test
    void aLineThatIsNotThereAndAColumnThatIsNotThereAreRefusedByName() {
        var first = take(HEADER + row("x", "broken"));
        assertThat(mending.mend(first.id(), List.of(new Mend(99, "BilledCost", "1"))))
                .isEqualTo(new Mending.Outcome.Refused("the file has no row at line 99"));
        assertThat(mending.mend(first.id(), List.of(new Mend(2, "Nonsense", "1"))))
                .isInstanceOfSatisfying(
                        Mending.Outcome.Refused.class, r -> assertThat(r.why()).contains("no column 'Nonsense'"));
    }

    @Test
    void onlyAnAnalystMends() {
        var first = take(HEADER + row("x", "broken"));
        signIn("VIEWER");
        assertThat(mending.mend(first.id(), List.of(new Mend(2, "BilledCost", "1"))))
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
