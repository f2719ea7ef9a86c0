package dev.tradewind.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tradewind.journey.Sight.button;
import static dev.tradewind.journey.Sight.dialog;
import static dev.tradewind.journey.Sight.find;
import static dev.tradewind.journey.Sight.having;
import static dev.tradewind.journey.Sight.heading;
import static dev.tradewind.journey.Sight.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.tradewind.audit.AuditCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job from an empty console to papers in the hand, in a real browser: set up, add people, import, read, plan, be
 * refused, approve as somebody else, watch it carried out, verify, export. What the pages say is held against plain SQL
 * over the source files.
 */
class BackboneJourneyIT {
    private static final String PASSWORD = "harbour-lantern-27";
    private static final String WORK = "month-close";
    private static final DateTimeFormatter SLOT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK).withZone(ZoneOffset.UTC);
    private static final Map<String, String> CLASSES = Map.of(
            "INTERNET", "Internet",
            "INTER_REGION", "Inter-region",
            "INTER_ZONE", "Inter-zone",
            "INGRESS", "Ingress",
            "CDN", "CDN",
            "NAT", "NAT",
            "LOAD_BALANCER", "Load balancer",
            "OTHER_TRANSFER", "Other transfer");

    /** Behind by hours, so that the slots of a plan lie in the machine's past and can be reached at once. */
    private final LaggingClock clock = LaggingClock.justPastTheHour(4);

    @TempDir
    private Path scratch;

    @ParameterizedTest(name = "on {0}")
    @ValueSource(strings = {"a fixture written by hand", "real rows"})
    void fromAnEmptyConsoleToPapersInTheHand(String rows) throws IOException, SQLException {
        var company = rows.equals("real rows") ? Company.real(scratch) : Company.fixture();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        try (var console = new EmptyConsole(scratch.resolve("data"), clock);
                var chromium = new Chromium(console.port());
                var bill = new SourceBill(company.bill());
                var photographs = chromium.photographsOfFailure(rows.replace(' ', '-'))) {
            setUp(console, chromium);
            people(chromium);

            var anna = chromium.signIn("anna", PASSWORD);
            importEverything(chromium, anna, company);
            isLedToItsMonth(chromium, anna, company, bill);
            figuresAreThoseOfTheFile(chromium, anna, company, bill);
            carbonIsThatOfTheFile(chromium, anna, company);

            isKeptOutOfTheLog(chromium, anna);

            var omar = chromium.signIn("omar", PASSWORD);
            plan(chromium, omar);
            isRefusedHisOwnProposal(chromium, omar);

            var pia = chromium.signIn("pia", PASSWORD);
            var promised = approve(chromium, pia);
            seesItSucceed(console, chromium, pia, promised);

            var audrey = chromium.signIn("audrey", PASSWORD);
            verifiesTheLog(chromium, audrey);
            egressReportSaysTheSame(chromium, anna, company, bill);
            decisionsReportSaysTheSame(chromium, anna, promised);
            assertThat(chromium.problems()).isEmpty();
            photographs.notNeeded();
        }
    }

    /** @param usd as the page promises, a month */
    private record Promised(String id, String usd, Instant start) {}

    private void setUp(EmptyConsole console, Chromium chromium) throws IOException {
        var page = chromium.open("");
        assertThat(heading(page, "Set up Tradewind")).isVisible();
        page.getByLabel("One-time set-up code").fill("0123456789abcdef");
        page.getByLabel("Sign-in name").fill("ilse");
        page.getByLabel("Your name").fill("Ilse Administrator");
        page.getByLabel("Password, 12 characters or more").fill(PASSWORD);
        button(page, "Create administrator").click();
        assertThat(page.getByText("the set-up code does not match").first()).isVisible();
        page.getByLabel("One-time set-up code").fill(console.setUpCode());
        button(page, "Create administrator").click();
        assertThat(heading(page, "Sign in")).isVisible();
    }

    private void people(Chromium chromium) {
        var ilse = chromium.signIn("ilse", PASSWORD);
        chromium.go(ilse, "admin");
        add(ilse, "omar", "Omar Operator", "OPERATOR", "APPROVER");
        add(ilse, "pia", "Pia Approver", "APPROVER");
        add(ilse, "anna", "Anna Analyst", "ANALYST");
        add(ilse, "audrey", "Audrey Auditor", "AUDITOR");
    }

    private static void add(Page page, String name, String displayName, String... roles) {
        button(page, "Add person").click();
        var dialog = dialog(page, "Add person");
        dialog.getByLabel("Sign-in name").fill(name);
        dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true))
                .fill(displayName);
        dialog.getByLabel("E-mail address").fill(name + "@harbour.example");
        dialog.getByLabel("First password").fill(PASSWORD);
        for (var role : roles) {
            dialog.getByRole(
                            AriaRole.CHECKBOX,
                            new Locator.GetByRoleOptions().setName(Pattern.compile("^" + role + ",")))
                    .check();
        }
        button(dialog, "Add person").click();
        assertThat(dialog).not().isVisible();
        assertThat(page.getByText(displayName).first()).isVisible();
    }

    private static void importEverything(Chromium chromium, Page page, Company company) {
        chromium.go(page, "egress");
        assertThat(page.locator("#main")).containsText("No bill yet");
        chromium.go(page, "");
        page.getByText("Bring a bill").first().click();
        page.waitForURL(url -> url.contains("/data"));
        var files = new ArrayList<Path>(company.carbon());
        files.addAll(company.others());
        files.add(Company.workloads());
        files.add(company.bill());
        page.locator("vaadin-upload input[type=file]").setInputFiles(files.toArray(Path[]::new));
        for (var file : files) {
            assertThat(page.locator("vaadin-grid")
                            .getByText(file.getFileName().toString())
                            .first())
                    .isVisible();
        }
        await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> {
            var states = page.locator("vaadin-grid").getByText("imported");
            assertThat(states.count()).isEqualTo(files.size());
        });
    }

    /** A bill of a month long past is invisible in the month to date; its import says where it is. */
    private static void isLedToItsMonth(Chromium chromium, Page page, Company company, SourceBill bill)
            throws SQLException {
        page.getByText(company.bill().getFileName().toString()).first().click();
        page.waitForURL(url -> url.contains("import="));
        assertThat(pair(page, "Rows")).containsText(Long.toString(bill.rows()));
        assertThat(pair(page, "Accepted"))
                .containsText(Long.toString(bill.everything().rows()));
        assertThat(pair(page, "Quarantined")).containsText(Long.toString(company.quarantined()));
        assertThat(bill.rows()).isEqualTo(bill.everything().rows() + company.quarantined());
        assertThat(pair(page, "BilledCost"))
                .containsText(Papers.onScreen(bill.everything().billed()));
        if (company.quarantined() > 0) {
            assertThat(page.locator("#main")).containsText("not a number");
        }
        page.getByText("See it on the Egress page").click();
        page.waitForURL(url -> url.contains("egress?from=" + company.month().atDay(1)));

        chromium.go(page, "");
        assertThat(page.locator("#main")).containsText("Bills are there for");
        chromium.go(page, "egress");
        assertThat(page.locator("#main")).containsText("No transfers in this range");
        page.getByText("Show that range").click();
        page.waitForURL(url -> url.contains("egress?from=" + company.month()));
    }

    private void figuresAreThoseOfTheFile(Chromium chromium, Page page, Company company, SourceBill bill)
            throws SQLException, IOException {
        var range = "from=" + company.month().atDay(1) + "&to="
                + company.month().plusMonths(1).atDay(1);
        chromium.go(page, "egress?" + range);
        shows(page, bill.transfers(company.month()));
        var csv = Papers.download(page, page.getByText("CSV").first(), scratch);
        listsTheSame(csv, bill.transfers(company.month()));
        for (var each : bill.byClass(company.month()).entrySet()) {
            chromium.go(page, "egress?" + range + "&class=" + each.getKey());
            shows(page, each.getValue());
        }
    }

    private static void shows(Page page, SourceBill.Sum sum) {
        var cell = having(page.locator(".tw-kpi"), "BilledCost");
        assertThat(cell.locator(".tw-num").first()).hasText(Papers.onScreen(sum.billed()));
        cell.getByRole(AriaRole.BUTTON).first().click();
        var drawer = page.locator("aside.tw-drawer");
        assertThat(drawer).containsText("over %,d charges".formatted(sum.rows()));
        assertThat(Papers.after("charges =", drawer.locator("pre").first().textContent()))
                .isEqualByComparingTo(sum.billed());
        page.keyboard().press("Escape");
    }

    private static void listsTheSame(Path csv, SourceBill.Sum sum) throws IOException {
        var records = Papers.records(csv);
        var header = records.getFirst().getFields();
        var cost = header.indexOf("BilledCost");
        var lines = records.stream()
                .skip(1)
                .filter(line -> line.getFieldCount() == header.size())
                .toList();
        assertThat(lines).hasSize((int) sum.rows());
        assertThat(lines.stream()
                        .map(line -> new BigDecimal(line.getField(cost)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum.billed());
        assertThat(records).anySatisfy(line -> {
            assertThat(line.getField(0)).isEqualTo("sum of BilledCost");
            assertThat(new BigDecimal(line.getField(1))).isEqualByComparingTo(sum.billed());
            assertThat(line.getField(2)).isEqualTo("USD");
        });
    }

    private static void carbonIsThatOfTheFile(Chromium chromium, Page page, Company company) throws SQLException {
        var source = SourceCarbon.of(company.carbon().getFirst());
        var from = java.time.LocalDate.parse(source.firstDay());
        chromium.go(page, "carbon?zone-id=" + source.zone());
        page.getByText("Show that month").click();
        page.waitForURL(url -> url.contains("&from="));
        chromium.go(page, "carbon?zone-id=" + source.zone() + "&from=" + from + "&to=" + from.plusDays(2));
        assertThat(page.locator("#main")).containsText(source.zone());

        chromium.go(page, "account");
        page.getByLabel("Token label").fill("reading carbon");
        button(page, "Issue token").click();
        var token = page.locator("#issued-token").textContent();
        var answer = page.context()
                .request()
                .get(
                        chromium.address() + "api/v1/carbon-intensities?zone=" + source.zone() + "&from=" + from
                                + "T00:00:00Z&to=" + from.plusDays(2) + "T00:00:00Z",
                        RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        assertThat(answer.status()).isEqualTo(200);
        var hours = JsonMapper.shared().readTree(answer.body()).get("hours");
        assertThat((long) hours.size()).isEqualTo(source.hours());
        assertThat(hours.get(0).get("gramsPerKwh").asDouble()).isEqualTo(source.first());
        var mean = hours.valueStream()
                .mapToDouble(hour -> hour.get("gramsPerKwh").asDouble())
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(source.mean(), org.assertj.core.data.Offset.offset(1e-9));
    }

    private static void isKeptOutOfTheLog(Chromium chromium, Page page) {
        chromium.go(page, "audit");
        assertThat(page.locator("#main")).containsText("Your roles do not open /audit");
        assertThat(page.locator("body")).not().containsText("Proof bundle");
        chromium.go(page, "admin");
        assertThat(page.locator("body")).not().containsText("Add person");
        assertThat(page.locator("vaadin-grid")).hasCount(0);
    }

    private static void plan(Chromium chromium, Page page) {
        chromium.go(page, "plans");
        button(page, "Plan now").click();
        assertThat(page.locator("vaadin-grid")
                        .getByText(Pattern.compile("P-\\d+"))
                        .first())
                .isVisible();
    }

    private static void isRefusedHisOwnProposal(Chromium chromium, Page page) {
        open(chromium, page);
        assertThat(button(page.locator(".dc-detail"), "Approve")).isDisabled();
        assertThat(page.locator(".dc-detail")).containsText("you proposed this, so somebody else must approve it");
        page.getByText("its plan").click();
        page.waitForURL(url -> url.contains("/plans/"));
        assertThat(page.locator("#main")).containsText(WORK);
    }

    private static void open(Chromium chromium, Page page) {
        chromium.go(page, "recommendations");
        having(page.locator(".dc-row"), WORK).click();
        page.waitForURL(url -> url.contains("id=REC-"));
        assertThat(page.locator(".dc-detail h2")).containsText(WORK);
    }

    private static Promised approve(Chromium chromium, Page page) {
        open(chromium, page);
        var id = find("REC-\\d+", page.locator(".dc-detail").textContent());
        button(page.locator(".dc-detail"), "Approve").click();
        var dialog = dialog(page, "Approve " + id);
        var words = dialog.textContent();
        dialog.getByLabel("Reason").fill("It reads its data where they are");
        button(dialog, "Approve").click();
        assertThat(dialog).not().isVisible();
        return new Promised(
                id,
                find("[+−][\\d,]+\\.\\d\\d(?= USD)", words),
                SLOT.parse(find("\\d+ \\p{L}+ \\d{4} \\d\\d:\\d\\d(?= UTC)", words), Instant::from));
    }

    private void seesItSucceed(EmptyConsole console, Chromium chromium, Page page, Promised promised)
            throws IOException {
        chromium.go(page, "executions");
        assertThat(page.locator(".dc-detail").last()).containsText("waits for its slot");
        assertThat(console.written("closed.txt")).isEmpty();
        clock.moveTo(promised.start().plusSeconds(1));
        // The page is not loaded again: it is told.
        assertThat(page.locator("#main")).containsText("7 of 7 steps");
        assertThat(page.locator(".dc-detail").last()).containsText("exit code 0");
        assertThat(page.locator(".dc-detail").last()).containsText("closing the month as " + WORK);
        assertThat(console.written("closed.txt")).hasSize(1);
        chromium.go(page, "workloads");
        assertThat(page.locator("#main")).containsText(WORK);
    }

    private void verifiesTheLog(Chromium chromium, Page page) throws IOException {
        chromium.go(page, "audit");
        button(page, "Verify now").click();
        assertThat(page.getByText("Whole", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        var bundle = Papers.download(page, page.getByText("Proof bundle").first(), scratch);
        var said = new ByteArrayOutputStream();
        var exit = AuditCommand.execute(
                new String[] {"verify", bundle.toString()}, new PrintStream(said), new PrintStream(said));
        assertThat(exit).as(said.toString()).isZero();
    }

    private void egressReportSaysTheSame(Chromium chromium, Page page, Company company, SourceBill bill)
            throws SQLException, IOException {
        var folder = Files.createDirectory(scratch.resolve("egress-report"));
        make(chromium, page, "EGRESS", company.month());
        var pdf = Papers.text(Papers.download(page, made(page, "PDF"), folder));
        var sum = bill.transfers(company.month());
        assertThat(costIn("Total", pdf)).isEqualByComparingTo(sum.billed());
        for (var each : bill.byClass(company.month()).entrySet()) {
            assertThat(costIn(CLASSES.get(each.getKey()), pdf))
                    .as(each.getKey())
                    .isEqualByComparingTo(each.getValue().billed());
        }
        assertThat(pdf).contains("%,d charges".formatted(sum.rows()));
        listsTheSame(Papers.download(page, made(page, "CSV"), folder), sum);
    }

    private void decisionsReportSaysTheSame(Chromium chromium, Page page, Promised promised) throws IOException {
        var folder = Files.createDirectory(scratch.resolve("decisions-report"));
        make(chromium, page, "DECISIONS", YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
        var pdf = Papers.text(Papers.download(page, made(page, "PDF"), folder));
        assertThat(pdf).contains(promised.id(), promised.usd(), "Pia Approver", "succeeded", WORK);
        var records = Papers.records(Papers.download(page, made(page, "CSV"), folder));
        var header = records.getFirst().getFields();
        var line = records.get(1);
        assertThat(line.getField(header.indexOf("Recommendation"))).isEqualTo(promised.id());
        assertThat(line.getField(header.indexOf("DecidedBy"))).isEqualTo("Pia Approver");
        assertThat(line.getField(header.indexOf("State"))).isEqualTo("SUCCEEDED");
        assertThat(new BigDecimal(line.getField(header.indexOf("Delta (USD per month)"))))
                .isCloseTo(
                        Papers.number(promised.usd().replace("+", "")),
                        org.assertj.core.data.Offset.offset(new BigDecimal("0.005")));
    }

    private static void make(Chromium chromium, Page page, String kind, YearMonth month) {
        chromium.go(page, "reports?kind=" + kind + "&month=" + month);
        button(page, "Make report").click();
        assertThat(page.getByText("is made and stands in the list").first()).isVisible();
    }

    /** The newest report's file. */
    private static Locator made(Page page, String ending) {
        return page.locator("vaadin-grid").getByText(ending).first();
    }

    /** From a line of the first table: name, gigabytes, cost, and more. */
    private static BigDecimal costIn(String name, String pdf) {
        return Papers.number(
                find("(?m)^" + name + " −?[\\d,.]+ −?[\\d,.]+(?= )", pdf).replaceAll(".* ", ""));
    }
}
