package dev.tradewind.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tradewind.journey.Sight.button;
import static dev.tradewind.journey.Sight.dialog;
import static dev.tradewind.journey.Sight.find;
import static dev.tradewind.journey.Sight.having;
import static dev.tradewind.journey.Sight.heading;
import static dev.tradewind.journey.Sight.pair;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tradewind.identity.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * From dropped files to applied and settled advice in a real browser: a bill and a flow log, the advice on them, proposed
 * by one and approved by another, carried out by hand, seen in the flow log of the days after and settled by their bill.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:advice;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "vaadin.productionMode=true",
            "tradewind.recommendation.settle-every=1s"
        })
class AdviceJourneyIT {
    private static final String PASSWORD = "harbour-lantern-27";
    private static final LaggingClock CLOCK = new LaggingClock(Duration.ofDays(12));
    /** The day of the console on which the advice is carried out. */
    private static final LocalDate TODAY = LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC);

    @TestConfiguration
    static class Hands {
        @Bean
        @Primary
        Clock laggingClock() {
            return CLOCK;
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @TempDir
    private Path files;

    @Test
    void fromADroppedBillToAKeptPromise() throws IOException {
        people.create("olga", "Olga Operator", PASSWORD, Set.of("OPERATOR", "APPROVER", "ANALYST"), Set.of());
        people.create("pia", "Pia Approver", PASSWORD, Set.of("APPROVER"), Set.of());
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (var chromium = new Chromium(port);
                var photographs = chromium.photographsOfFailure("advice")) {
            var olga = chromium.signIn("olga", PASSWORD);
            drop(chromium, olga, workload(), addresses(), bill("before", 40, 1, 1000, 10), log("before", 10, 1, 40));
            propose(chromium, olga);
            var pia = chromium.signIn("pia", PASSWORD);
            approve(chromium, pia);
            carryOut(chromium, olga);

            CLOCK.moveTo(TODAY.plusDays(4).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
            drop(chromium, olga, log("after", -1, -3, 12));
            chromium.go(olga, "executions");
            assertThat(heading(olga, "Seen in flow logs")).isVisible();
            assertThat(olga.locator("#main"))
                    .containsText("flow logs of 3 days: bytes fell by 70.0 %, from 960.0 to 288.0 GB a day");

            CLOCK.moveTo(TODAY.plusDays(8).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
            drop(chromium, olga, bill("after", -1, -7, 350, 3.5));
            isSettled(chromium, olga, pia);
            assertThat(chromium.problems()).isEmpty();
            photographs.notNeeded();
        }
    }

    private static void drop(Chromium chromium, Page page, Path... dropped) {
        chromium.go(page, "data");
        page.locator("vaadin-upload input[type=file]").setInputFiles(dropped);
        for (var file : dropped) {
            var row = having(
                    page.locator("vaadin-grid-cell-content"), file.getFileName().toString());
            assertThat(row).isVisible();
        }
        assertThat(page.locator("vaadin-grid").getByText("imported").nth(dropped.length - 1))
                .isVisible();
        assertThat(page.locator("vaadin-grid").getByText("importing")).hasCount(0);
    }

    private static void propose(Chromium chromium, Page page) {
        chromium.go(page, "egress?tab=advice&from=" + TODAY.minusDays(30) + "&to=" + TODAY);
        page.getByText("Keep the requests to shop-api in their zone").first().click();
        page.waitForURL(url -> url.contains("advice="));
        assertThat(page.locator("#main")).containsText("these flows must fall by 70");
        button(page, "Propose").click();
        assertThat(page.getByText("Proposed as REC-")).isVisible();
        page.locator("#main").getByText(Pattern.compile("^REC-")).first().click();
        page.waitForURL(url -> url.contains("recommendations"));
        assertThat(button(page.locator(".dc-detail"), "Approve")).isDisabled();
        assertThat(page.locator(".dc-detail")).containsText("you proposed this");
        assertThat(pair(page, "Saves")).containsText("213.06");
    }

    private static void approve(Chromium chromium, Page page) {
        chromium.go(page, "recommendations");
        having(page.locator(".dc-row"), "shop-api").click();
        page.waitForURL(url -> url.contains("id=REC-"));
        var id = find("REC-\\d+", page.locator(".dc-detail").textContent());
        button(page.locator(".dc-detail"), "Approve").click();
        var dialog = dialog(page, "Approve " + id);
        dialog.getByLabel("Reason").fill("Three endpoints in each zone");
        button(dialog, "Approve").click();
        assertThat(dialog).not().isVisible();
    }

    private static void carryOut(Chromium chromium, Page page) {
        chromium.go(page, "executions");
        assertThat(page.locator("#main")).containsText("a person must apply the text to shop-api and confirm it here");
        button(page, "Confirm applied").click();
        var id = find("EXE-\\d+", page.locator(".dc-detail").last().textContent());
        var dialog = dialog(page, "Confirm applied " + id);
        dialog.getByLabel("Reason").fill("kubectl apply, by me");
        button(dialog, "Confirm applied").click();
        assertThat(dialog).not().isVisible();
        assertThat(page.locator("#main")).containsText("applied by Olga Operator");
        assertThat(page.locator("#main")).containsText("the days that are looked at end");
    }

    private static void isSettled(Chromium chromium, Page olga, Page pia) {
        chromium.go(olga, "executions");
        assertThat(olga.locator("#main")).containsText("7 of 7 steps");
        assertThat(heading(olga, "Realised")).isVisible();
        // 10 − 3.50 USD a day, times 30.4375
        assertThat(pair(olga, "Its flows fell by")).containsText("197.84");
        assertThat(pair(olga, "Promised")).containsText("213.06");
        assertThat(olga.locator("#main"))
                .containsText("realised: promised USD 213.06 a month (70.0 %), realised USD 197.84");
        olga.locator(".dc-detail").last().getByText("REC-").first().click();
        olga.waitForURL(url -> url.contains("recommendations"));
        assertThat(olga.locator(".dc-detail")).containsText("succeeded");
        assertThat(heading(olga, "Realised")).isVisible();
    }

    private Path workload() throws IOException {
        return write("workloads.yaml", """
                workloads:
                  - name: shop-api
                    kind: SERVICE
                    owner: storefront
                    environment: prod
                    site: aws:us-east-1
                    labels: {platform: kubernetes, namespace: shop}
                    vcpus: 16
                    memoryGib: 64
                """);
    }

    private Path addresses() throws IOException {
        return write("addresses.csv", """
                cidr,workload,site,zone,owner
                10.40.1.0/24,shop-web,aws:us-east-1,us-east-1a,storefront
                10.40.2.0/24,shop-api,aws:us-east-1,us-east-1b,storefront
                """);
    }

    /** Bytes between zones, every day of a span, both ends counted; negative days lie ahead. */
    private Path bill(String name, int firstDaysAgo, int lastDaysAgo, int gigabytesPerDay, double usdPerDay)
            throws IOException {
        var text = new StringBuilder("BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
                + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
                + "ProviderName,RegionId,SubAccountName,Tags\n");
        for (int ago = firstDaysAgo; ago >= lastDaysAgo; ago--) {
            var day = TODAY.minusDays(ago);
            text.append(
                    "%s,%s,%s-%s,USD,%s 00:00:00,Usage,$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB,%s 00:00:00,%s 00:00:00,%d,GB,AWS,us-east-1,prod,\"{\"\"team\"\":\"\"storefront\"\",\"\"workload\"\":\"\"shop-api\"\"}\"\n"
                            .formatted(
                                    usdPerDay,
                                    usdPerDay,
                                    "payer",
                                    name,
                                    day.withDayOfMonth(1),
                                    day,
                                    day.plusDays(1),
                                    gigabytesPerDay));
        }
        return write("bill-" + name + ".csv", text.toString());
    }

    private Path log(String name, int firstDaysAgo, int lastDaysAgo, int gigabytesPerHour) throws IOException {
        var text = new StringBuilder(
                "account-id interface-id srcaddr dstaddr bytes packets start end action log-status flow-direction region\n");
        long from = TODAY.minusDays(firstDaysAgo).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long to = TODAY.minusDays(lastDaysAgo - 1L).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        for (long hour = from; hour < to; hour += 3600) {
            text.append("prod eni-web 10.40.1.5 10.40.2.9 %d 1 %d %d ACCEPT OK egress us-east-1\n"
                    .formatted(gigabytesPerHour * 1_000_000_000L, hour, hour + 3600));
        }
        return write("flow-" + name + ".log", text.toString());
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }
}
