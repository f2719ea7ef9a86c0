package dev.tradewind.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import dev.tradewind.journey.Chromium;
import dev.tradewind.ui.EnglishWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every route in a browser that asks for German: no frequent English word is left in what it shows. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:german;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "vaadin.productionMode=true"
        })
class GermanInABrowserIT {
    private static final String PASSWORD = "correct horse battery";
    private static final String OPENED = "() => document.querySelector('.tw-page, .tw-sign-in') !== null";

    /** Data, code and what is quoted from files is as it is. */
    private static final String SHOWN = """
            () => {
              const copy = document.body.cloneNode(true);
              copy.querySelectorAll('pre, code, textarea, script, style, [lang=en]').forEach((part) => part.remove());
              document.querySelectorAll('vaadin-grid').forEach((grid, at) => copy.querySelectorAll('vaadin-grid')[at]
                ?.querySelectorAll('vaadin-grid-cell-content').forEach((cell, i) => {
                  const slot = grid.querySelectorAll('vaadin-grid-cell-content')[i]?.assignedSlot;
                  if (slot && !slot.closest('thead')) cell.remove();
                }));
              const lines = [];
              const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) lines.push(walk.currentNode.textContent.trim());
              copy.querySelectorAll('[aria-label], [title], [placeholder]').forEach((part) =>
                ['aria-label', 'title', 'placeholder'].forEach((name) => lines.push(part.getAttribute(name) ?? '')));
              return lines.filter((line) => line !== '');
            }""";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private List<AccessRule> views = List.of();

    @BeforeEach
    void somebodyOfEachRole() throws IOException {
        views = AccessRule.all().stream().filter(AccessRule::isView).toList();
        for (var role : Role.values()) {
            if (people.byName(name(role)).isEmpty()) {
                people.create(name(role), "Ada", PASSWORD, Set.of(role.name()), Set.of());
            }
        }
    }

    @Test
    void noEnglishIsLeftOnAnyRoute() {
        var left = new ArrayList<String>();
        try (var chromium = new Chromium(port)) {
            for (var role : List.of(Role.ADMIN, Role.APPROVER, Role.OPERATOR, Role.AUDITOR)) {
                var page = chromium.signIn(name(role), PASSWORD, "de-DE");
                for (var view : views) {
                    if (view.roles().contains(role)) {
                        chromium.go(page, view.path().substring(1).replaceAll(":\\w+", "1"));
                        page.waitForFunction(OPENED, null, new Page.WaitForFunctionOptions().setTimeout(60_000));
                        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("de-DE");
                        english(page).forEach(line -> left.add(view.path() + " for " + role + ": " + line));
                    }
                }
                page.context().close();
            }
            assertThat(left).isEmpty();
            assertThat(chromium.problems()).isEmpty();
        }
    }

    private static List<String> english(Page page) {
        return EnglishWords.in(((List<?>) page.evaluate(SHOWN)).stream().map(String::valueOf));
    }

    private static String name(Role role) {
        return "german-" + role.name().toLowerCase(java.util.Locale.ROOT);
    }
}
