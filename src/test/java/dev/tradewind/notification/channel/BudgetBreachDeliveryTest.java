package dev.tradewind.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.BudgetWatch;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Kept;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.notification.ChannelDraft;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.Channels;
import dev.tradewind.notification.Subscription;
import dev.tradewind.quantity.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A bill that passes a budget, told by the running console over mail, Slack, Teams and a signed webhook. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:breach;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.event.poll=50ms",
            "tradewind.outbound.allowed-hosts=localhost",
            "tradewind.outbound.smtp.host=localhost",
            "tradewind.outbound.smtp.tls=NONE",
            "tradewind.outbound.smtp.from=tradewind@example.org",
            "tradewind.notification.console-url=https://tradewind.example.org"
        })
class BudgetBreachDeliveryTest {
    private static final String KEY = "the-secret-of-finance-4713";
    private static final Path SECRETS =
            Path.of("target", "test-data", "breach-secrets").toAbsolutePath();
    private static final GreenMail MAIL = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private static final RecordingEndpoint ENDPOINT = endpoint();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) throws IOException {
        MAIL.start();
        Files.createDirectories(SECRETS);
        Files.writeString(SECRETS.resolve("key"), KEY);
        for (var each : List.of("slack", "teams", "webhook")) {
            Files.writeString(SECRETS.resolve(each), ENDPOINT.address("/" + each));
        }
        registry.add("tradewind.outbound.smtp.port", () -> MAIL.getSmtp().getPort());
        registry.add("tradewind.notification.secret-files", SECRETS::toString);
    }

    @AfterAll
    static void stop() {
        ENDPOINT.close();
        MAIL.stop();
    }

    @Autowired
    private Imports imports;

    @Autowired
    private Budgets budgets;

    @Autowired
    private BudgetWatch watch;

    @Autowired
    private Channels channels;

    private final String team = "breach-" + UUID.randomUUID();

    @Test
    void aBudgetThatIsPassedArrivesOverEachChannel() throws Exception {
        bill();
        Actors.runAs(Actor.system("test"), () -> {
            open(ChannelKind.MAIL, "finance@example.org", List.of());
            open(ChannelKind.SLACK, file("slack"), List.of());
            open(ChannelKind.TEAMS, file("teams"), List.of());
            open(ChannelKind.WEBHOOK, file("webhook"), List.of(file("key")));
            assertThat(budgets.create(new BudgetTerms(
                            "Transfer of " + team,
                            team,
                            new BudgetScope(team, null, null, null, null),
                            Money.of("1", "USD"),
                            CostMetric.BILLED,
                            Threshold.USUAL,
                            new Notified(true, Set.of("ANALYST"), Set.of()))))
                    .isInstanceOf(Kept.Done.class);
        });
        assertThat(watch.look().passed()).isPositive();

        await(() -> ENDPOINT.got.size() >= 3 && MAIL.getReceivedMessages().length >= 1);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getSubject()).startsWith("[Tradewind] Budget Transfer of " + team);
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("finance@example.org");
        assertThat(mail.getContent().toString())
                .contains("of 1.00 USD (BilledCost)", "https://tradewind.example.org/egress");
        assertThat(got("/slack").json().get("text").asString()).startsWith("Budget Transfer of " + team);
        assertThat(got("/teams").json().toString()).contains("AdaptiveCard", "Budget Transfer of " + team);

        var event = got("/webhook");
        assertThat(event.json().get("type").asString()).isEqualTo("dev.tradewind.egress.budget-passed");
        assertThat(event.json().get("data").get("amount").asString()).isEqualTo("1");
        assertThat(event.json().get("data").get("budget").asString()).isEqualTo("Transfer of " + team);
        var parts = event.signature().split(",");
        assertThat(parts[1]).isEqualTo("v1=" + HmacByHand.sha256(KEY, parts[0].substring("t=".length()), event.body()));
    }

    private static RecordingEndpoint.Got got(String path) {
        return ENDPOINT.got.stream()
                .filter(each -> each.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private void open(ChannelKind kind, String address, List<String> secrets) {
        channels.create(new ChannelDraft(
                kind + " of finance", kind, true, address, secrets, List.of(Subscription.to("egress.budget-passed"))));
    }

    private static String file(String name) {
        return "${file:" + SECRETS.resolve(name) + "}";
    }

    /** USD 10 a day over sixty days: also on the first of a month the forecast passes. */
    private void bill() {
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var month = today.minusDays(60).withDayOfMonth(1); !month.isAfter(today); month = month.plusMonths(1)) {
            var text = new StringBuilder(
                    "BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,"
                            + "ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
                            + "ProviderName,RegionId,SubAccountName,Tags\n");
            var day = month;
            for (; day.isBefore(month.plusMonths(1)) && day.isBefore(today); day = day.plusDays(1)) {
                text.append(
                        "10,10,b-%s,USD,%s,Usage,Data transfer out,%sT00:00:00Z,%sT00:00:00Z,100,GB,AWS,us-east-2,net,"
                                .formatted(team, month, day, day.plusDays(1)));
                text.append("\"{\"\"team\"\": \"\"").append(team).append("\"\"}\"\n");
            }
            if (!day.equals(month)) {
                imports.importNow(
                        "breach.csv",
                        new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                        ImportOptions.NONE);
            }
        }
    }

    private static void await(BooleanSupplier there) {
        var latest = Instant.now().plusSeconds(60);
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).as("%s arrived", ENDPOINT.got).isBefore(latest);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static RecordingEndpoint endpoint() {
        try {
            return new RecordingEndpoint();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
