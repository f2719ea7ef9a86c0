package dev.tradewind.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.audit.AuditCommand;
import dev.tradewind.demo.Demo;
import dev.tradewind.demo.DemoStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The demo company in a real browser: Ada may not approve what she proposed, Chidi approves it, the engine carries it
 * out, Farid verifies the log and checks the bundle without the server.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:journey;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.demo=true"
        })
class DemoJourneyIT {
    private static final List<String> PAGES = List.of(
            "",
            "map",
            "egress",
            "carbon",
            "latency",
            "workloads",
            "plans",
            "recommendations",
            "executions",
            "policies",
            "reports",
            "data",
            "account");

    @LocalServerPort
    private int port;

    @Autowired
    private Demo demo;

    @Test
    void fromAProposalToAProof() throws IOException {
        await().atMost(Duration.ofMinutes(3)).until(() -> demo.status().stage() == DemoStatus.Stage.LOADED);
        // what is waited for is that a page comes, not that a busy machine is fast
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        try (var chromium = new Chromium(port)) {
            var ada = chromium.signIn("ada", "ada-larkspur-demo");
            for (var path : PAGES) {
                chromium.go(ada, path);
                assertThat(ada.locator("h1").first()).isAttached();
                assertThat(ada.locator("body")).not().containsText("Internal Server Error");
            }
            chromium.go(ada, "recommendations");
            ada.getByText("Move test-tills from").first().click();
            assertThat(ada.getByText("you proposed this").first()).isVisible();

            var chidi = chromium.signIn("chidi", "chidi-larkspur-demo");
            aSharedViewIsOpenedByItsName(chromium, ada, chidi);
            whatIsTypedOutlivesTheSession(chromium, chidi);
            approve(chromium, chidi, "Move test-tills from");
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                chromium.go(chidi, "executions");
                assertThat(chidi.locator(".tw-page")).containsText("7 of 7 steps");
            });

            var farid = chromium.signIn("farid", "farid-larkspur-demo");
            chromium.go(farid, "audit");
            button(farid.locator("body"), "Verify now").click();
            assertThat(farid.getByText("Whole", new Page.GetByTextOptions().setExact(true))
                            .first())
                    .isVisible();
            var bundle = farid.waitForDownload(
                    () -> farid.getByText("Proof bundle").first().click());
            var file = Files.createTempDirectory("journey").resolve("bundle.zip");
            bundle.saveAs(file);
            var said = new ByteArrayOutputStream();
            var exit = AuditCommand.execute(
                    new String[] {"verify", file.toString()}, new PrintStream(said), new PrintStream(said));
            assertThat(exit).as(said.toString()).isZero();
            assertThat(chromium.problems()).isEmpty();
        }
    }

    /** With its own filters, whatever those of the page are from which it is opened. */
    private static void aSharedViewIsOpenedByItsName(Chromium chromium, Page ada, Page chidi) {
        chromium.go(ada, "egress?tab=flows&owner=payments&range=30d");
        button(ada.locator("body"), "Saved views").click();
        ada.getByLabel("Save this page with its filters as").fill("Flows of payments");
        ada.getByLabel("Everybody sees it").check();
        button(ada.locator(".tw-saved-form"), "Save").click();
        assertThat(ada.locator(".tw-saved-list")).containsText("Flows of payments");
        chromium.go(chidi, "carbon?range=7d");
        button(chidi.locator("body"), "Search or jump to").click();
        chidi.getByLabel("Search or jump to", new Page.GetByLabelOptions().setExact(true))
                .last()
                .fill("flows of");
        chidi.locator(".tw-hits").getByText("Flows of payments").click();
        chidi.waitForURL(url -> url.contains("egress") && url.contains("owner=payments") && url.contains("range=30d"));
    }

    private static void whatIsTypedOutlivesTheSession(Chromium chromium, Page page) {
        chromium.go(page, "recommendations");
        page.getByText("Move test-tills from").first().click();
        page.waitForURL(url -> url.contains("id=REC-"));
        var words = page.getByLabel("Comment", new Page.GetByLabelOptions().setExact(true));
        words.fill("half a thought");
        words.blur();
        var there = page.url();
        page.context().clearCookies();
        page.reload();
        chromium.signInHere(page, "chidi", "chidi-larkspur-demo");
        page.navigate(there);
        assertThat(words).hasValue("half a thought");
        button(page.locator("body"), "Discard").click();
        assertThat(words).hasValue("");
    }

    private static void approve(Chromium chromium, Page page, String title) {
        chromium.go(page, "recommendations");
        page.getByText(title).first().click();
        page.waitForURL(url -> url.contains("id=REC-"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(title))
                        .first())
                .isVisible();
        button(page.locator("body"), "Approve").click();
        button(page.locator("vaadin-dialog"), "Approve").click();
        assertThat(page.locator("vaadin-dialog")).not().isVisible();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }
}
