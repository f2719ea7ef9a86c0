package dev.tradewind.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The browser of the journeys: the machine's own Chromium, without a download and without a call home. */
public final class Chromium implements AutoCloseable {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final List<String> problems = new ArrayList<>();

    public Chromium(int port) {
        this.address = "http://127.0.0.1:" + port + "/";
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var executable = System.getenv().getOrDefault("TRADEWIND_CHROMIUM", "/usr/bin/chromium");
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    String address() {
        return address;
    }

    /** A new window with no cookies, on the sign-in page's address. */
    public Page open(String path) {
        return open(path, "en-US");
    }

    private Page open(String path, String language) {
        var context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT).setLocale(language));
        var page = context.newPage();
        page.onPageError(problems::add);
        page.navigate(address + path);
        return page;
    }

    public Page signIn(String name, String password) {
        var page = open("login");
        signInHere(page, name, password);
        return page;
    }

    /** In a browser that asks for that language, as {@code de-DE}. */
    public Page signIn(String name, String password, String language) {
        var page = open("login", language);
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
        page.waitForURL(url -> !url.contains("/login"));
        return page;
    }

    /** On a page that shows the sign-in, as after a lost session. */
    void signInHere(Page page, String name, String password) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
    }

    public void go(Page page, String path) {
        page.navigate(address + path);
    }

    /** Closed before {@link Photographs#notNeeded}, it leaves pictures of all open pages in {@code target/journey}. */
    Photographs photographsOfFailure(String name) {
        return new Photographs(name);
    }

    final class Photographs implements AutoCloseable {
        private final String name;
        private boolean needed = true;

        private Photographs(String name) {
            this.name = name;
        }

        void notNeeded() {
            needed = false;
        }

        @Override
        public void close() {
            var number = 0;
            for (var context : needed ? browser.contexts() : List.<BrowserContext>of()) {
                for (var page : context.pages()) {
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "journey", name + "-" + number++ + ".png")));
                }
            }
        }
    }

    /** Errors that scripts on the pages threw. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
