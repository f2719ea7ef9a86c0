package dev.tradewind.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import dev.tradewind.demo.Demo;
import dev.tradewind.demo.DemoStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page with the demo company, each of its tabs, light and dark, before axe: nothing serious or critical. What there is
 * to see is found by following the navigation and the tabs, so that a new page is walked without being named here.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:accessibility;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.demo=true",
            // so that the account and sign-in pages show all that they can show
            "tradewind.identity.passkeys.relying-party=localhost",
            "tradewind.identity.passkeys.origins=http://localhost:8080"
        })
class AccessibilityIT {
    /** A month before all bills: every page says why it is empty. */
    private static final String NOTHING_YET = "from=2015-01-01&to=2015-02-01";

    /** One operator, and for what she may not open those who may; with pages that no link of the navigation leads to. */
    private static final Map<String, List<String>> PEOPLE = Map.of(
            "ada",
            List.of("/", "/account", "/account/notifications", "/?" + NOTHING_YET),
            "farid",
            List.of("/audit"),
            "greta",
            List.of("/admin", "/admin/channels", "/admin/deliveries"));

    private static final String LINKS =
            "() => [...document.querySelectorAll('nav a[href], .tw-segments a[href]')].map(a => a.pathname + a.search)";

    /** What axe holds against the page, a line each: rule, place, what is wrong. */
    private static final String FAULTS = """
            async rules => (await axe.run(document, {resultTypes: ['violations'], ...rules})).violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.target.flat().join(' ') + ': ' + node.failureSummary))
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Demo demo;

    @Test
    void axeFindsNothingSeriousOnAnyPage() throws IOException {
        await().atMost(Duration.ofMinutes(5)).until(() -> demo.status().stage() == DemoStatus.Stage.LOADED);
        var axe = axe();
        var seen = new LinkedHashSet<String>();
        var faults = new ArrayList<String>();
        try (var chromium = new Chromium(port)) {
            var stranger = chromium.open("login");
            stranger.getByText("Sign in with a passkey").waitFor();
            faults.addAll(faults(stranger, axe, "/login"));
            PEOPLE.forEach((person, first) -> {
                var page = chromium.signIn(person, person + "-larkspur-demo");
                var open = new ArrayDeque<>(first);
                while (!open.isEmpty()) {
                    String path = open.poll();
                    if (seen.add(path)) {
                        visit(chromium, page, path);
                        if (path.equals("/account")) {
                            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add passkey"))
                                    .waitFor();
                        }
                        links(page).filter(link -> !seen.contains(link)).forEach(open::add);
                        faults.addAll(faults(page, axe, path));
                    }
                }
            });
        }
        assertThat(faults).isEmpty();
        assertThat(seen)
                .as("what was walked")
                .contains("/map?layer=carbon", "/egress?tab=explain", "/audit", "/admin")
                .hasSizeGreaterThan(25);
    }

    private static void visit(Chromium chromium, Page page, String path) {
        chromium.go(page, path.substring(1));
        page.waitForFunction(Screenshots.READY, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Those that differ in their tab, layer or view; not those that only carry the scope on. */
    private static Stream<String> links(Page page) {
        return ((List<?>) page.evaluate(LINKS)).stream().map(String::valueOf).distinct();
    }

    private static List<String> faults(Page page, String axe, String path) {
        var found = new ArrayList<String>();
        page.evaluate(axe);
        // what a theme changes is colour; all the rest is asked once
        Map<ColorScheme, Map<String, ?>> looks =
                Map.of(ColorScheme.LIGHT, Map.of(), ColorScheme.DARK, Map.of("runOnly", List.of("color-contrast")));
        looks.forEach((scheme, rules) -> {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            ((List<?>) page.evaluate(FAULTS, rules)).forEach(fault -> found.add(path + ", " + scheme + ": " + fault));
        });
        return found;
    }

    private static String axe() throws IOException {
        try (var script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            assertThat(script).as("axe-core on the class path").isNotNull();
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
