package dev.tradewind.identity.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
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

/** Passkeys in a browser whose DevTools play the device. */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:passkeys;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.identity.passkeys.relying-party=localhost"
        })
class PasskeyIT {
    private static final String PASSWORD = "a long enough password";
    private static final int PORT = TestSocketUtils.findAvailableTcpPort();
    private static final String CONSOLE = "http://localhost:" + PORT + "/";

    @DynamicPropertySource
    static void origin(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("tradewind.identity.passkeys.origins", () -> "http://localhost:" + PORT);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Passkeys passkeys;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aPasskeyIsAddedSignsInWithoutANameAndOnceRemovedEndsItsSessions() {
        var dora = person("dora");
        try (var browser = new Chromium(port)) {
            var page = withDevice(browser);
            addPasskey(page, dora);
            var session = cookie(page);
            signOut(page);

            passkeySignIn(page);
            page.waitForURL(url -> !url.contains("/login"));
            assertThat(cookie(page)).isNotEqualTo(session);
            assertThat(passkeys.of(dora.id())).singleElement().satisfies(key -> {
                assertThat(key.label()).isEqualTo("laptop");
                assertThat(key.lastUsedAt()).isNotNull();
            });
            page.navigate(CONSOLE + "account");
            page.getByText("Dora, roles: OPERATOR").waitFor();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove passkey laptop"))
                    .click();
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Remove").setExact(true))
                    .click();
            page.waitForCondition(() -> passkeys.of(dora.id()).isEmpty());
            page.navigate(CONSOLE + "account");
            page.waitForURL(url -> url.contains("/login"));
        }
    }

    @Test
    void whoIsSwitchedOffIsRefusedWithAPasskeyToo() {
        var root = people.create("root-" + suffix, "Root", PASSWORD, Set.of("ADMIN"), Set.of());
        var emil = person("emil");
        try (var browser = new Chromium(port)) {
            var page = withDevice(browser);
            addPasskey(page, emil);
            signOut(page);
            people.switchOff(emil.id(), "left", root.id());

            passkeySignIn(page);
            page.getByText("this passkey opens no account here").waitFor();
            page.navigate(CONSOLE + "account");
            page.waitForURL(url -> url.contains("/login"));
        }
    }

    private Person person(String name) {
        return people.create(
                name + "-" + suffix,
                name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
                PASSWORD,
                Set.of("OPERATOR"),
                Set.of());
    }

    private static Page withDevice(Chromium browser) {
        var page = browser.open("login");
        var devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable");
        var device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        var options = new JsonObject();
        options.add("options", device);
        devTools.send("WebAuthn.addVirtualAuthenticator", options);
        page.navigate(CONSOLE + "login");
        return page;
    }

    private void addPasskey(Page page, Person person) {
        page.locator("input[name=username]").fill(person.name());
        page.locator("input[name=password]").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate(CONSOLE + "account");
        page.getByLabel("Passkey label").fill("laptop");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add passkey"))
                .click();
        page.getByText("laptop").waitFor();
        assertThat(passkeys.of(person.id())).hasSize(1);
    }

    private static void passkeySignIn(Page page) {
        page.getByText("Sign in with a passkey").click();
    }

    private static void signOut(Page page) {
        page.locator(".tw-person").click();
        page.getByText("Sign out").click();
        page.waitForURL(url -> !url.endsWith("/account"));
        page.navigate(CONSOLE + "account");
        page.waitForURL(url -> url.contains("/login"));
    }

    private static String cookie(Page page) {
        return page.context().cookies(CONSOLE).stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }
}
