package dev.tradewind.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import dev.tradewind.journey.Chromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every route of the table, opened in a real browser: by a stranger, who comes to the sign-in, and by a person of each role,
 * who sees the page or is told which role it takes. That the table knows every route is {@link AccessMatrixIT}'s to say.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:routes;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "vaadin.productionMode=true"
        })
class EveryRouteInABrowserIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String REFUSED = "Your roles do not open";

    /** The page is there, and it is no longer only the shell. */
    private static final String OPENED = "() => document.querySelector('.tw-page, .tw-sign-in') !== null";

    /** What the page of a failure says; no page may come to it. */
    private static final String BROKEN = "Something broke while";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private List<AccessRule> views = List.of();

    @BeforeEach
    void oneOfEachRole() throws IOException {
        views = AccessRule.all().stream().filter(AccessRule::isView).toList();
        for (var role : Role.values()) {
            if (people.byName(name(role)).isEmpty()) {
                people.create(name(role), role.name(), PASSWORD, Set.of(role.name()), Set.of());
            }
        }
    }

    @Test
    void aStrangerComesToTheSignInFromEveryRoute() {
        var wrong = new ArrayList<String>();
        try (var chromium = new Chromium(port)) {
            var page = chromium.open("login");
            for (var view : views) {
                open(chromium, page, view);
                var ended = page.url();
                if (!ended.contains("/login") && !(view.strangers() && ended.contains(view.path()))) {
                    wrong.add(view.what() + " led to " + ended);
                }
                if (page.locator(".tw-shell, vaadin-side-nav, nav a[href]").count() > 0 && !view.strangers()) {
                    wrong.add(view.what() + " shows its navigation");
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(chromium.problems()).isEmpty();
        }
    }

    @Test
    void everyRoleSeesTheRoutesThatTheTableNamesAndIsToldAboutTheOthers() {
        var wrong = new ArrayList<String>();
        try (var chromium = new Chromium(port)) {
            for (var role : Role.values()) {
                var page = chromium.signIn(name(role), PASSWORD);
                for (var view : views) {
                    open(chromium, page, view);
                    var text = page.locator("body").innerText();
                    if (text.contains(REFUSED) == view.roles().contains(role)) {
                        wrong.add("%s for %s, who %s: %s"
                                .formatted(
                                        view.what(),
                                        role,
                                        view.roles().contains(role) ? "may" : "may not",
                                        text.lines().limit(3).toList()));
                    }
                    if (text.contains(BROKEN)) {
                        wrong.add(view.what() + " breaks for " + role);
                    }
                }
                page.context().close();
            }
            assertThat(wrong).isEmpty();
            assertThat(chromium.problems()).isEmpty();
        }
    }

    private static void open(Chromium chromium, Page page, AccessRule view) {
        chromium.go(page, view.path().substring(1).replaceAll(":\\w+", "1"));
        page.waitForFunction(OPENED, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
    }

    private static String name(Role role) {
        return "route-" + role.name().toLowerCase(Locale.ROOT);
    }
}
