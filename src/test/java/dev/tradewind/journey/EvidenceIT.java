package dev.tradewind.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.LoadState;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.demo.Demo;
import dev.tradewind.demo.DemoStatus;
import dev.tradewind.lake.Lake;
import dev.tradewind.signal.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Opens ten evidence drawers on every page of the demo company that has figures, all where there are fewer, spread over what
 * stands there, and reckons each value again from what its drawer says.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:evidence;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "tradewind.demo=true"
        })
class EvidenceIT {
    private static final int PER_PAGE = 10;

    @LocalServerPort
    private int port;

    @Autowired
    private Demo demo;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private Lake lake;

    @Autowired
    private Signals signals;

    @Autowired
    private CarbonIntensities intensities;

    private final List<String> faults = new ArrayList<>();

    @Test
    void whatADrawerSaysComesToTheFigure() {
        await().atMost(Duration.ofMinutes(5)).until(() -> demo.status().stage() == DemoStatus.Stage.LOADED);
        try (var chromium = new Chromium(port)) {
            EvidencePages.ALL.forEach((person, places) -> {
                var page = chromium.signIn(person, person + "-larkspur-demo");
                page.setDefaultTimeout(10_000);
                places.forEach(place -> walk(chromium, page, place));
                pagesOfTheMenu(page).forEach(path -> {
                    if (!EvidencePages.isWalked(path)) {
                        noEvidence(chromium, page, path);
                    }
                });
            });
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> pagesOfTheMenu(Page page) {
        return ((List<?>) page.evaluate(
                        "() => [...document.querySelectorAll('nav a[href]')].map(a => a.pathname.slice(1))"))
                .stream().map(String::valueOf).distinct().toList();
    }

    /** A page that nobody pinned has no figures; once it has, it is to be pinned. */
    private void noEvidence(Chromium chromium, Page page, String path) {
        chromium.go(page, path);
        settle(page);
        var there = FigureButtons.on(page).number();
        if (there > 0) {
            faults.add("/" + path + ": " + there + " figures, and the page is not walked");
        }
    }

    private void walk(Chromium chromium, Page page, EvidencePages.Place place) {
        chromium.go(page, place.path());
        settle(page);
        if (!place.click().isEmpty()) {
            var before = page.url();
            page.locator(place.click()).first().evaluate("each => each.click()");
            page.waitForURL(url -> !url.equals(before));
            settle(page);
        }
        var buttons = FigureButtons.on(page);
        var ways = new TreeMap<String, Integer>();
        var recomputed = 0;
        for (var button : buttons.spread(PER_PAGE)) {
            var way = recompute(page, place, button);
            recomputed += EvidencePages.EXCEPTIONS.containsKey(way) || way.isEmpty() ? 0 : 1;
            ways.merge(way.isEmpty() ? "not" : way, 1, Integer::sum);
        }
        IO.println(place + ": " + buttons.number() + " figures, recomputed " + recomputed + " " + ways);
        if (recomputed < place.least()) {
            faults.add(place + ": " + recomputed + " figures recomputed instead of " + place.least());
        }
    }

    /** By which way; the title of one that is an exception; empty if it is at fault. */
    private String recompute(Page page, EvidencePages.Place place, Locator button) {
        var text = "";
        try {
            text = button.getAttribute("data-said");
            var said = text;
            var drawer = Drawer.behind(page, button);
            text = drawer.toString();
            var exception = EvidencePages.exception(drawer);
            return exception.isPresent() ? exception.get() : recompute(drawer, said);
        } catch (PlaywrightException none) {
            faults.add(place + ": no evidence behind '" + text + "': " + none.getMessage());
        } catch (Recomputation.Disagreement no) {
            faults.add(place + ": " + no.getMessage() + "\n" + text);
        }
        return "";
    }

    private String recompute(Drawer drawer, String button) {
        var again = new Recomputation(drawer, new Stores(database, lake, signals, intensities)::ask);
        if (!again.isOf(button)) {
            throw new Recomputation.Disagreement("it opens for '" + button + "'");
        }
        return again.carryOut();
    }

    private static void settle(Page page) {
        page.waitForFunction(Screenshots.READY, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }
}
