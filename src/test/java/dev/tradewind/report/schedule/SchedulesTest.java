package dev.tradewind.report.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.event.Outbox;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.outbound.SmtpForTests;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import dev.tradewind.report.ReportKind;
import dev.tradewind.report.Reports;
import dev.tradewind.ui.EnglishWords;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Schedules on a clock of the test, with a real mail server and real folders. */
@ConsoleTest
class SchedulesTest {
    /** Far from today, so that the console's own look at the clock finds nothing of these due. */
    private static final Instant BEGUN = Instant.parse("2099-03-10T12:00:00Z");

    @Autowired
    private ScheduleRows rows;

    @Autowired
    private Reports reports;

    @Autowired
    private People people;

    @Autowired
    private CurrentPerson current;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Instant now = BEGUN;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private @Nullable GreenMail server;

    @AfterEach
    void noScheduleStays() {
        rows.all().forEach(schedule -> rows.stop(schedule.id(), now));
        jdbc.sql("update report_hand_over set state = 'FAILED' where state = 'WAITING'")
                .update();
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void aReportThatIsDueIsMailedOnceWithTheFilesThatAreKept() throws Exception {
        var schedule = begun(mail(), analyst());
        assertThat(schedule.nextDue()).isEqualTo("2099-04-02T06:00:00Z");
        now = Instant.parse("2099-04-02T05:59:59Z");
        look(smtp());
        assertThat(rows.of(schedule.id())).as("a second too early").isEmpty();
        now = Instant.parse("2099-04-02T06:00:00Z");
        look(smtp());
        look(smtp());

        var only = rows.of(schedule.id());
        assertThat(only).hasSize(1);
        assertThat(only.getFirst().state()).isEqualTo(HandOver.State.DELIVERED);
        assertThat(only.getFirst().month()).isEqualTo(YearMonth.of(2099, 3));
        var made = reports.stored(only.getFirst().reportId()).orElseThrow();
        assertThat(made.madeBy()).isEqualTo(schedule.responsible().toString());
        var mails = server.getReceivedMessages();
        assertThat(mails).hasSize(1);
        assertThat(mails[0].getMessageID()).contains(only.getFirst().id().toString());
        var parts = (MimeMultipart) mails[0].getContent();
        assertThat(parts.getCount()).isEqualTo(3);
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("tradewind-egress-2099-03-utc.pdf");
        assertThat(sha256(parts, 1)).isEqualTo(made.pdf());
        assertThat(sha256(parts, 2)).isEqualTo(made.csv());
        assertThat((String) parts.getBodyPart(0).getContent()).contains(made.pdf(), made.csv());
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'report.handed-over' and subject_id = ?")
                        .param(schedule.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aMailSpeaksTheLanguageOfItsSchedule() throws Exception {
        var schedule = begun(
                new ScheduleDraft(
                        ReportKind.EGRESS,
                        null,
                        null,
                        null,
                        2,
                        6,
                        List.of("cfo@example.org"),
                        null,
                        "de",
                        "Europe/Berlin"),
                analyst());
        now = Instant.parse("2099-04-02T06:00:00Z");
        look(smtp());

        var made = reports.stored(rows.of(schedule.id()).getFirst().reportId()).orElseThrow();
        assertThat(made.language()).isEqualTo("de");
        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("[Tradewind] Egress, 2099-03");
        var parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("tradewind-egress-2099-03-utc-de.pdf");
        assertThat(parts.getBodyPart(2).getFileName()).isEqualTo("tradewind-egress-2099-03-utc.csv");
        var words = (String) parts.getBodyPart(0).getContent();
        assertThat(words).contains("alle Umgebungen, alle Eigentümer", "sind angehängt", made.pdf());
        assertThat(EnglishWords.in(words.lines())).isEmpty();
    }

    @Test
    void aLanguageThatTheConsoleDoesNotSpeakIsRefused() {
        assertThatThrownBy(() -> new ScheduleDraft(
                        ReportKind.EGRESS, null, null, null, 2, 6, List.of("a@example.org"), null, "fr", "UTC"))
                .hasMessage("language is 'fr', permitted are de, en");
        assertThatThrownBy(() -> new ScheduleDraft(
                        ReportKind.EGRESS, null, null, null, 2, 6, List.of("a@example.org"), null, "de", "Mars"))
                .hasMessageContaining("timeZone is 'Mars'");
    }

    @Test
    void twoReplicasHandItOverOnce() throws Exception {
        var schedule = begun(intoFolder("twice"), analyst());
        now = Instant.parse("2099-04-02T06:30:00Z");
        var together = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var one : List.of(pool.submit(() -> lookWith(together)), pool.submit(() -> lookWith(together)))) {
                one.get();
            }
        }
        look(smtp());
        assertThat(rows.of(schedule.id())).hasSize(1);
        assertThat(rows.of(schedule.id()).getFirst().attempts()).isEqualTo(1);
        assertThat(reports.history().stream()
                        .filter(made ->
                                made.madeBy().equals(schedule.responsible().toString())))
                .hasSize(1);
    }

    @Test
    void aMailServerThatIsDownIsAskedAgainWithTheSameReport() throws Exception {
        var schedule = begun(mail(), analyst());
        now = Instant.parse("2099-04-02T06:00:00Z");
        look(SmtpForTests.local(1, clock));
        var waiting = rows.of(schedule.id()).getFirst();
        assertThat(waiting.state()).isEqualTo(HandOver.State.WAITING);
        assertThat(waiting.words()).contains("no mail server");
        look(smtp());
        assertThat(rows.of(schedule.id()).getFirst().attempts())
                .as("not before its time")
                .isEqualTo(1);
        now = now.plusSeconds(121);
        look(smtp());
        var taken = rows.of(schedule.id()).getFirst();
        assertThat(taken.state()).isEqualTo(HandOver.State.DELIVERED);
        assertThat(taken.reportId()).isEqualTo(waiting.reportId());
    }

    @Test
    void whoMayNoLongerMakeItGetsNoneAndIsTold() {
        var person = analyst();
        var schedule = begun(intoFolder("left"), person);
        people.grant(person.id(), Set.of("VIEWER"), Set.of(), UUID.randomUUID());
        now = Instant.parse("2099-04-02T06:00:00Z");
        look(null);
        var failed = rows.of(schedule.id()).getFirst();
        assertThat(failed.state()).isEqualTo(HandOver.State.FAILED);
        assertThat(failed.reportId()).isNull();
        assertThat(folder.resolve("left")).doesNotExist();
        assertThat(jdbc.sql("select count(*) from event_outbox where subject = ?")
                        .param("report-schedule/" + schedule.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void monthsThatWereMissedAreMadeUpAndNothingInTheFolderIsOverwritten() throws Exception {
        var schedule = begun(intoFolder("monthly"), analyst());
        Files.createDirectories(folder.resolve("monthly"));
        Files.writeString(folder.resolve("monthly/tradewind-egress-2099-04-utc.csv"), "somebody's own");
        now = Instant.parse("2099-06-20T00:00:00Z");
        look(null);
        assertThat(rows.of(schedule.id()))
                .extracting(HandOver::month)
                .containsExactly(YearMonth.of(2099, 5), YearMonth.of(2099, 4), YearMonth.of(2099, 3));
        assertThat(rows.of(schedule.id())).allMatch(one -> one.state() == HandOver.State.DELIVERED);
        assertThat(folder.resolve("monthly/tradewind-egress-2099-04-utc.csv")).hasContent("somebody's own");
        var april = reports.stored(rows.of(schedule.id()).get(1).reportId()).orElseThrow();
        assertThat(Hashes.sha256(Files.readAllBytes(
                        folder.resolve("monthly/tradewind-egress-2099-04-utc-" + april.id() + ".csv"))))
                .isEqualTo(april.csv());
        try (var files = Files.list(folder.resolve("monthly"))) {
            assertThat(files).as("no half files").hasSize(7);
        }
    }

    @Test
    void theNextTimeIsTheSameHourOfTheClockOnBothSidesOfAChange() {
        var draft = new ScheduleDraft(
                ReportKind.EGRESS, null, null, null, 28, 2, List.of("a@example.org"), null, "en", "UTC");
        var zone = ZoneId.of("Europe/Berlin");
        // 28 March 2027 has no 02:00 in Berlin
        assertThat(ReportSchedule.next(draft, Instant.parse("2027-03-01T00:00:00Z"), zone))
                .isEqualTo("2027-03-28T01:00:00Z");
        assertThat(ReportSchedule.next(draft, Instant.parse("2027-03-28T01:00:00Z"), zone))
                .isEqualTo("2027-04-28T00:00:00Z");
        assertThat(ReportSchedule.next(draft, Instant.parse("2027-12-28T01:00:00Z"), zone))
                .isEqualTo("2028-01-28T01:00:00Z");
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThatThrownBy(() -> draft(29, List.of("a@example.org"), null)).hasMessageContaining("1 to 28");
        assertThatThrownBy(() -> draft(1, List.of(), null)).hasMessageContaining("where it goes");
        assertThatThrownBy(() -> draft(1, List.of("a@example.org"), "b")).hasMessageContaining("not both");
        assertThatThrownBy(() -> draft(1, List.of(), "../etc")).hasMessageContaining("no path");
        assertThatThrownBy(() -> draft(1, List.of("nobody"), null)).hasMessageContaining("'nobody' is no mail address");
        var settings = new ReportSettings(null, List.of("example.org"));
        assertThatThrownBy(() -> settings.require(draft(1, List.of("a@example.org.evil.test"), null)))
                .hasMessageContaining("outside the domains");
        settings.require(draft(1, List.of("a@EXAMPLE.org"), null));
        assertThatThrownBy(() -> settings.require(draft(1, List.of(), "b")))
                .hasMessageContaining("tradewind.report.folder");
    }

    private static ScheduleDraft draft(int day, List<String> to, @Nullable String folder) {
        return new ScheduleDraft(ReportKind.EGRESS, null, null, null, day, 6, to, folder, "en", "UTC");
    }

    private static ScheduleDraft mail() {
        return draft(2, List.of("cfo@example.org"), null);
    }

    private static ScheduleDraft intoFolder(String name) {
        return draft(2, List.of(), name);
    }

    private Person analyst() {
        var name = "analyst-" + UUID.randomUUID().toString().substring(0, 8);
        return Actors.runAs(
                Actor.system("test"),
                () -> people.create(name, name, "a long password " + name, Set.of("ANALYST"), Set.of()));
    }

    private ReportSchedule begun(ScheduleDraft draft, Person responsible) {
        var schedule = new ReportSchedule(
                Ids.next(), draft, responsible.id(), BEGUN, ReportSchedule.next(draft, BEGUN, reports.zone()));
        rows.add(schedule);
        return schedule;
    }

    private int look(@Nullable Smtp smtp) {
        var by = smtp == null ? SmtpForTests.local(1, clock) : smtp;
        var settings = new ReportSettings(folder, List.of());
        var schedules = new Schedules(rows, reports, settings, by, current, audit, clock);
        var handing = new Handing(reports, settings, by);
        return Actors.runAs(
                Actor.system("report-schedule"),
                () -> new HandOvers(rows, schedules, reports, handing, people, audit, outbox, transaction, clock)
                        .look());
    }

    private int lookWith(CyclicBarrier together) throws Exception {
        together.await();
        return look(null);
    }

    private Smtp smtp() {
        if (server == null) {
            server = new GreenMail(ServerSetup.SMTP.dynamicPort());
            server.start();
        }
        return SmtpForTests.local(server.getSmtp().getPort(), clock);
    }

    private static String sha256(MimeMultipart parts, int at) throws Exception {
        try (InputStream in = parts.getBodyPart(at).getInputStream()) {
            return Hashes.sha256(in.readAllBytes());
        }
    }
}
