package dev.tradewind.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.identity.People;
import dev.tradewind.identity.factor.CodesForTests;
import dev.tradewind.journey.Chromium;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

/** Signing in with a second factor and at a company's provider, in a browser. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:signin;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.second-factor-roles=APPROVER",
            "tradewind.identity.oidc.client-id=tradewind",
            "tradewind.identity.oidc.client-secret=" + ProviderForTests.SECRET,
            "tradewind.identity.oidc.roles.tradewind-analysts=ANALYST",
            "tradewind.identity.oidc.roles.tradewind-approvers=APPROVER",
            "tradewind.identity.oidc.groups.tradewind-approvers=platform"
        })
class SignInIT {
    private static final String LOCAL_PASSWORD = "a long enough password";
    private static final int PROVIDER_PORT = TestSocketUtils.findAvailableTcpPort();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("tradewind.identity.oidc.issuer", () -> "http://127.0.0.1:" + PROVIDER_PORT);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void theProviderNamesTheRolesAndTheConsoleFollowsThemOrRefuses() {
        var root = people.create("root-" + suffix, "Root", LOCAL_PASSWORD, Set.of("ADMIN"), Set.of());
        try (var provider = ProviderForTests.start(PROVIDER_PORT);
                var browser = new Chromium(port)) {
            ProviderForTests.knows(provider, port);
            var nora = atProvider(browser, "nora");
            nora.waitForURL(url -> url.equals("http://127.0.0.1:" + port + "/"));
            var person = people.byName("nora").orElseThrow();
            assertThat(person.roles()).containsExactly("ANALYST");
            assertThat(person.human()).isEqualTo("nora@example.org");
            nora.navigate("http://127.0.0.1:" + port + "/account");
            nora.getByText("The provider's nora, roles: ANALYST").waitFor();

            refused(atProvider(browser, "olaf"), "names no role");
            refused(atProvider(browser, "petra"), "need a second factor");
            assertThat(people.byName("olaf")).isEmpty();
            assertThat(people.byName("petra")).isEmpty();

            atProvider(browser, "quentin").waitForURL(url -> url.equals("http://127.0.0.1:" + port + "/"));
            assertThat(people.byName("quentin").orElseThrow().groups()).containsExactly("platform");

            people.switchOff(person.id(), "left", root.id());
            nora.navigate("http://127.0.0.1:" + port + "/account");
            nora.waitForURL(url -> url.contains("/login"));
            refused(atProvider(browser, "nora"), "switched off");
        }
    }

    @Test
    void whoMustHaveASecondFactorSeesNothingElseBeforeItIsSetUpAndSignsInWithItAfterwards() {
        var name = "dora-" + suffix;
        people.create(name, "Dora", LOCAL_PASSWORD, Set.of("APPROVER"), Set.of());
        try (var browser = new Chromium(port)) {
            var page = browser.open("login");
            signIn(page, name, "");
            page.waitForURL(url -> url.endsWith("/second-factor"));
            page.navigate("http://127.0.0.1:" + port + "/recommendations");
            page.waitForURL(url -> url.endsWith("/second-factor"));
            var secret = page.locator("#factor-secret").innerText();
            page.getByLabel("Code that the app shows").fill(CodesForTests.now(secret));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set up"))
                    .click();
            assertThat(page.locator("#recovery-codes").innerText().split("\n")).hasSize(10);
            page.getByText("I have kept them").click();
            page.waitForURL(url -> url.equals("http://127.0.0.1:" + port + "/"));

            var again = browser.open("login");
            signIn(again, name, "");
            again.waitForURL(url -> url.contains("error"));
            signIn(again, name, CodesForTests.next(secret));
            again.waitForURL(url -> !url.contains("/login"));
            again.navigate("http://127.0.0.1:" + port + "/account");
            again.getByText("An authenticator app is asked for").waitFor();
        }
    }

    private static void signIn(Page page, String name, String code) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(LOCAL_PASSWORD);
        page.getByLabel("Code, if you have set up").fill(code);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private static Page atProvider(Chromium browser, String name) {
        var page = browser.open("login");
        page.getByText("Sign in with the company account").click();
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(ProviderForTests.PASSWORD);
        page.locator("button[type=submit]").click();
        return page;
    }

    private static void refused(Page page, String why) {
        page.waitForURL(url -> url.contains("/login?refused"));
        page.getByText(why).waitFor();
    }
}
