package dev.tradewind.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.tradewind.demo.Demo;
import dev.tradewind.demo.DemoStatus;
import dev.tradewind.execution.Executions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes a picture of every page with the demo company, light and dark, and of the pages that phones are for. By its name
 * no test run picks it up; {@code ./tradewind screenshots [DIR]} does.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:screenshots;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.demo=true"
        })
class Screenshots {
    private static final Path README_PICTURES = Path.of("docs", "screenshots");
    private static final List<String> IN_README =
            List.of("overview-light", "overview-dark", "map-egress-light", "map-carbon-dark");

    /** Picture by person and path; each person opens what only they may see. */
    private static final Map<String, Map<String, String>> PAGES = Map.of(
            "ada",
            pages(
                    "overview",
                    "",
                    "map-egress",
                    "map?layer=egress",
                    "map-carbon",
                    "map?layer=carbon",
                    "map-latency",
                    "map?layer=latency",
                    "map-placement",
                    "map?layer=placement",
                    "egress",
                    "egress",
                    "egress-flows",
                    "egress?tab=flows",
                    "egress-explain",
                    "egress?tab=explain",
                    "carbon",
                    "carbon",
                    "latency",
                    "latency",
                    "workloads",
                    "workloads",
                    "plans",
                    "plans",
                    "recommendations",
                    "recommendations",
                    "executions",
                    "executions",
                    "policies",
                    "policies",
                    "reports",
                    "reports",
                    "data",
                    "data"),
            "farid",
            pages("audit", "audit"),
            "greta",
            pages("admin", "admin"));

    private static final Map<String, String> ON_PHONES =
            pages("phone-overview", "", "phone-recommendations", "recommendations", "phone-executions", "executions");

    /** Everything that draws itself has drawn: fonts, grids, charts and maps. */
    static final String READY = """
            () => document.fonts.status === 'loaded' && document.querySelector('.tw-page') !== null
              && document.querySelector('.tw-later[aria-busy]') === null
              && ![...document.querySelectorAll('vaadin-grid')].some((grid) => grid.loading)
              && [...document.querySelectorAll('tw-map')].every((map) => map.shadowRoot?.querySelector('svg path.land'))
              && [...document.querySelectorAll('.tw-chart')].every((chart) => chart.shadowRoot?.querySelector('svg, table, .none'))
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private Demo demo;

    @Autowired
    private Executions executions;

    private final List<Path> taken = new ArrayList<>();

    @Test
    void takesEveryPage() throws IOException {
        var target = Path.of(System.getProperty("tradewind.screenshots", "target/screenshots"));
        Files.createDirectories(target);
        await().atMost(Duration.ofMinutes(5)).until(() -> demo.status().stage() == DemoStatus.Stage.LOADED);
        await().atMost(Duration.ofMinutes(5)).until(() -> !executions.latest(1).isEmpty());
        try (var chromium = new Chromium(port)) {
            for (var person : PAGES.entrySet()) {
                var page = chromium.signIn(person.getKey(), person.getKey() + "-larkspur-demo");
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    take(chromium, page, scheme, person.getValue(), target);
                }
                if (person.getKey().equals("ada")) {
                    page.setViewportSize(390, 844);
                    take(chromium, page, ColorScheme.LIGHT, ON_PHONES, target);
                }
            }
            assertThat(chromium.problems()).isEmpty();
        }
        Files.createDirectories(README_PICTURES);
        for (var name : IN_README) {
            Files.copy(
                    target.resolve(name + ".png"),
                    README_PICTURES.resolve(name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(taken).allSatisfy(picture -> assertThat(picture).isNotEmptyFile());
    }

    private void take(Chromium chromium, Page page, ColorScheme scheme, Map<String, String> pages, Path target) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        pages.forEach((name, path) -> {
            chromium.go(page, path);
            page.waitForFunction(READY, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            var picture = target.resolve(name + "-" + (scheme == ColorScheme.DARK ? "dark" : "light") + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
            taken.add(picture);
        });
    }

    private static Map<String, String> pages(String... pairs) {
        var pages = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            pages.put(pairs[i], pairs[i + 1]);
        }
        return pages;
    }
}
