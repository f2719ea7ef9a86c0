package dev.tradewind.load;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The machine's own Chromium with one window, used by one thread. */
final class Browser implements AutoCloseable {
    private static final Pattern SENT = Pattern.compile(
            "\"rpc\":\\[.*?(\\{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":\\{\"route\":\"([^\"]*)\".*?\\}\\})");
    private static final double PATIENCE_MILLIS = 60_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final Page page;
    private final String address;
    private final List<com.microsoft.playwright.Request> scripts = new ArrayList<>();

    Browser(String address) {
        this.address = address;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(System.getenv().getOrDefault("TRADEWIND_CHROMIUM", "/usr/bin/chromium")))
                        .setHeadless(true)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
        page = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
    }

    void signIn(String name) {
        page.navigate(address + "/login");
        signInHere(name);
    }

    void signInHere(String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(name + "-larkspur-demo");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        page.locator("main h1, main h2").first().waitFor();
    }

    String url() {
        return page.url();
    }

    void go(String path) {
        page.navigate(address + "/" + path);
        page.locator("main h1, main h2").first().waitFor();
    }

    /** Pages of the menu, as it names their addresses. */
    List<String> menu() {
        var all = new ArrayList<String>();
        for (var link : page.locator("nav a[href], vaadin-side-nav-item a[href], [slot=drawer] a[href]")
                .all()) {
            var href = link.getAttribute("href");
            if (href != null && href.matches("[a-z][a-z/-]*") && !all.contains(href)) {
                all.add(href);
            }
        }
        return all;
    }

    /** @return nanoseconds from the click to the server's answer */
    long click(String href) {
        var link = page.locator("a[href='" + href + "']").first();
        var from = System.nanoTime();
        page.waitForResponse(Browser::isAnswer, link::click);
        return System.nanoTime() - from;
    }

    private static boolean isAnswer(Response response) {
        return response.url().contains("v-r=uidl")
                && String.valueOf(response.request().postData()).contains("ui-navigate");
    }

    /** Of a browser that has seen nothing of the console. */
    double coldSignInSeconds() {
        page.onResponse(response -> {
            if (response.request().resourceType().equals("script")) {
                scripts.add(response.request());
            }
        });
        var from = System.nanoTime();
        page.navigate(address + "/login");
        page.locator("input[name=username]").waitFor();
        return (System.nanoTime() - from) / 1e9;
    }

    double coldOverviewSeconds(String name) {
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill(name + "-larkspur-demo");
        var from = System.nanoTime();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        page.waitForURL(url -> !url.contains("/login"));
        page.locator("main h1, main h2").first().waitFor();
        return (System.nanoTime() - from) / 1e9;
    }

    /** As they came over the wire, compressed. */
    double scriptBytes() {
        return scripts.stream()
                .mapToDouble(each -> each.sizes().responseBodySize)
                .sum();
    }

    /** @return milliseconds from the click, in the browser's own time, until the page is there and asks nothing more */
    double open(String href) {
        return ((Number) page.evaluate("""
                        href => new Promise(done => {
                          const link = document.querySelector(`a[href='${href}']`);
                          const asking = () => Object.values(window.Vaadin.Flow.clients).some(each => each.isActive && each.isActive());
                          const from = performance.now();
                          link.click();
                          const look = () => {
                            if (location.pathname === '/' + href && !asking() && document.querySelector('main h1, main h2')) done(performance.now() - from);
                            else requestAnimationFrame(look);
                          };
                          requestAnimationFrame(() => requestAnimationFrame(look));
                        })""", href)).doubleValue();
    }

    /** Frames of the map with far more on it than the demo has. */
    List<BenchResult> map() {
        go("map?layer=carbon");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return new MapBench(page).run();
    }

    /** What axe-core calls serious or critical on a page of the menu, in light and in dark, a line each. */
    List<String> seriousFaults(String path) {
        go(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.evaluate(axe());
        var found = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            ((List<?>) page.evaluate("""
                            async () => (await axe.run(document, {resultTypes: ['violations']})).violations
                                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                                .flatMap(rule => rule.nodes.map(node => rule.id + ' at ' + node.target.flat().join(' ')))"""))
                    .forEach(fault -> found.add(path + ", " + scheme + ": " + fault));
        }
        return found;
    }

    private static String axe() {
        try (var script = Objects.requireNonNull(Browser.class.getResourceAsStream("/axe.min.js"), "axe-core")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Walks the menu once and keeps what was sent for each page. */
    List<Step> record() {
        var steps = new ArrayList<Step>();
        page.onRequest(request -> {
            var body = request.url().contains("v-r=uidl") ? request.postData() : null;
            var sent = SENT.matcher(body == null ? "" : body);
            if (sent.find()) {
                steps.add(new Step(sent.group(2), "[" + sent.group(1) + "]"));
            }
        });
        for (var href : menu()) {
            click(href);
            page.locator("main h1, main h2").first().waitFor();
        }
        return List.copyOf(steps);
    }

    /** Opens what waits for a decision and begins to write a comment there. */
    void writes(String text) {
        go("recommendations");
        page.locator("main").getByText("Move ").first().click();
        page.waitForURL(url -> url.contains("id=REC-"));
        var words = comment();
        words.fill(text);
        words.blur();
    }

    String comment(boolean waiting) {
        if (waiting) {
            comment().waitFor();
        }
        return comment().inputValue();
    }

    private Locator comment() {
        return page.getByLabel("Comment", new Page.GetByLabelOptions().setExact(true));
    }

    /** Until the browser, by itself, shows the sign-in of the other console. */
    void waitForSignIn() {
        page.locator("input[name=username]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    }

    String console() {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("TRADEWIND_REPLICA"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
