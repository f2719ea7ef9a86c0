package dev.tradewind.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Finds on a page what a person would find. */
final class Sight {
    private Sight() {}

    static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    static Locator button(Page page, String name) {
        return button(page.locator("body"), name);
    }

    static Locator button(Locator within, String name) {
        return within.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    static Locator having(Locator all, String text) {
        return all.filter(new Locator.FilterOptions().setHasText(text)).first();
    }

    /** A line of a name and its value. */
    static Locator pair(Page page, String name) {
        return page.locator(".tw-pair")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + name)))
                .first();
    }

    static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in:\n" + text);
        }
        return found.group();
    }
}
