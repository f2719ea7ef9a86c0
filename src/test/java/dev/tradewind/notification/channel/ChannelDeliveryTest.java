package dev.tradewind.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import dev.tradewind.event.delivery.DeliveryForTests;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelDraft;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.NotificationSettings;
import dev.tradewind.notification.Secrets;
import dev.tradewind.notification.Subscription;
import dev.tradewind.outbound.OutboundForTests;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.outbound.SmtpForTests;
import dev.tradewind.ui.EnglishWords;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** From the outbox over real HTTP to a receiver that fails in all the ways receivers fail. */
class ChannelDeliveryTest {
    private static final String OLD = "the-old-secret-of-ops-4711";
    private static final String NEW = "the-new-secret-of-ops-4712";
    private static final String KEY = "/services/T0AB12CD3/B0EF45GH6/x7Yz89KeyOfTheWebhook";

    private final Map<String, String> environment = new HashMap<>();
    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
    private final Clock clock = ((InstantSource) () -> this.now).withZone(ZoneOffset.UTC);
    private Instant now = Instant.parse("2026-03-01T06:00:00Z");
    private RecordingEndpoint endpoint;
    private Channel channel;
    private Smtp smtp = SmtpForTests.local(1, clock);
    private DeliveryForTests delivery;

    @BeforeEach
    void open() throws Exception {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V0210__event.sql")).execute(database);
        endpoint = new RecordingEndpoint();
        environment.put("TRADEWIND_CHANNEL_URL", endpoint.address(KEY));
        environment.put("TRADEWIND_CHANNEL_OLD", OLD);
        environment.put("TRADEWIND_CHANNEL_NEW", NEW);
        use(ChannelKind.WEBHOOK, "${env:TRADEWIND_CHANNEL_OLD}");
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void aWebhookGetsACloudEvent() {
        var event = event("execution/EXE-1", "one");
        delivery.add(event);
        delivery.deliver();

        var got = endpoint.got.getFirst();
        assertThat(got.contentType()).startsWith("application/cloudevents+json");
        var json = got.json();
        assertThat(json.get("specversion").asString()).isEqualTo("1.0");
        assertThat(json.get("id").asString()).isEqualTo(event.id().toString());
        assertThat(json.get("source").asString()).isEqualTo("https://tradewind.example.org");
        assertThat(json.get("type").asString()).isEqualTo("dev.tradewind.execution.failed");
        assertThat(json.get("subject").asString()).isEqualTo("execution/EXE-1");
        assertThat(json.get("time").asString()).isEqualTo("2026-03-01T06:00:00Z");
        assertThat(json.get("severity").asString()).isEqualTo("warning");
        assertThat(json.get("data").get("amountUsd").asString()).isEqualTo("1.20");
        assertThat(json.get("data").get("link").asString()).isEqualTo("https://tradewind.example.org/executions/EXE-1");
        assertThat(delivery.log()).containsExactly("DELIVERED 1 taken: ok");
    }

    @Test
    void theSignatureHoldsForBothSecretsAndFailsForAChangedBodyOrTime() throws Exception {
        use(ChannelKind.WEBHOOK, "${env:TRADEWIND_CHANNEL_OLD}", "${env:TRADEWIND_CHANNEL_NEW}");
        delivery.add(event("a", "one"));
        delivery.deliver();

        var got = endpoint.got.getFirst();
        var parts = got.signature().split(",");
        var seconds = parts[0].substring("t=".length());
        assertThat(seconds).isEqualTo(Long.toString(now.getEpochSecond()));
        assertThat(parts).hasSize(3);
        assertThat(parts[1]).isEqualTo("v1=" + HmacByHand.sha256(OLD, seconds, got.body()));
        assertThat(parts[2]).isEqualTo("v1=" + HmacByHand.sha256(NEW, seconds, got.body()));
        var changed = got.body().clone();
        changed[10] ^= 1;
        assertThat(HmacByHand.sha256(OLD, seconds, changed)).isNotEqualTo(parts[1].substring(3));
        assertThat(HmacByHand.sha256(OLD, "1", got.body())).isNotEqualTo(parts[1].substring(3));
    }

    @Test
    void anotherTryIsTheSameEventSignedAnew() {
        endpoint.then(500);
        delivery.add(event("a", "one"));
        delivery.deliver();
        now = now.plusSeconds(10);
        delivery.deliver();

        assertThat(endpoint.got).hasSize(2);
        assertThat(endpoint.got.get(0).body()).isEqualTo(endpoint.got.get(1).body());
        assertThat(endpoint.got.get(0).signature())
                .isNotEqualTo(endpoint.got.get(1).signature());
        assertThat(delivery.log()).containsExactly("DELIVERED 2 taken: ok");
    }

    @Test
    void waitsAsLongAsTheReceiverAsksButNotForEver() {
        endpoint.then(429, "slow down", Map.of("Retry-After", "120")).then(503, "", Map.of("Retry-After", "31536000"));
        delivery.add(event("a", "one"));
        delivery.deliver();
        assertThat(delivery.dueAt().toInstant()).isEqualTo(now.plusSeconds(120));
        assertThat(delivery.log()).containsExactly("WAITING 1 status 429 after 1 try: slow down");

        now = now.plusSeconds(120);
        delivery.deliver();
        assertThat(delivery.dueAt().toInstant()).isEqualTo(now.plus(Duration.ofHours(1)));
    }

    @Test
    void whatFailsHoldsUpItsSubjectOnlyAndBecomesADeadLetter() {
        endpoint.then(500);
        delivery.add(event("a", "one"));
        delivery.add(event("b", "two"));
        delivery.add(event("a", "three"));
        delivery.deliver();
        assertThat(titles()).containsExactly("one", "two");

        now = now.plusSeconds(10);
        delivery.deliver();
        assertThat(titles()).containsExactly("one", "two", "one", "three");

        endpoint.then(500).then(500).then(500);
        delivery.add(event("a", "four"));
        for (var pause : List.of(0, 10, 20)) {
            now = now.plusSeconds(pause);
            delivery.deliver();
        }
        assertThat(delivery.log()).last().asString().startsWith("DEAD 3 status 500");
    }

    @Test
    void aRefusalIsADeadLetterAtOnce() {
        endpoint.then(404, "no_service", Map.of());
        delivery.add(event("a", "one"));
        delivery.deliver();

        assertThat(delivery.log()).containsExactly("DEAD 1 refused with status 404: no_service");
    }

    /** It dies between the receiver's answer and its own note: the event comes twice, and in its order. */
    @Test
    void aReplicaThatDiesMidWaySendsTwiceUnderTheSameId() throws Exception {
        delivery.add(event("a", "one"));
        delivery.add(event("a", "two"));
        delivery.sendAndDie(channel.receiver());

        use(ChannelKind.WEBHOOK, "${env:TRADEWIND_CHANNEL_OLD}");
        delivery.deliver();
        assertThat(titles()).containsExactly("one", "one", "two");
        assertThat(endpoint.got.get(0).json().get("id"))
                .isEqualTo(endpoint.got.get(1).json().get("id"));
    }

    @Test
    void slackGetsBlocksInWhichANameIsNoMarkup() {
        use(ChannelKind.SLACK);
        delivery.add(event("a", "<!channel> & friends"));
        delivery.deliver();

        var json = endpoint.got.getFirst().json();
        assertThat(json.get("text").asString()).isEqualTo("&lt;!channel&gt; &amp; friends");
        assertThat(json.get("blocks").get(0).get("text").get("type").asString()).isEqualTo("plain_text");
        assertThat(json.get("blocks").get(3).get("elements").get(0).get("url").asString())
                .isEqualTo("https://tradewind.example.org/executions/EXE-1");
        assertThat(endpoint.got.getFirst().signature()).isNull();
    }

    @Test
    void teamsGetsAnAdaptiveCardInAMessage() {
        use(ChannelKind.TEAMS);
        delivery.add(event("a", "[one](https://elsewhere.example)"));
        delivery.deliver();

        var json = endpoint.got.getFirst().json();
        assertThat(json.get("type").asString()).isEqualTo("message");
        var attachment = json.get("attachments").get(0);
        assertThat(attachment.get("contentType").asString()).isEqualTo("application/vnd.microsoft.card.adaptive");
        var card = attachment.get("content");
        assertThat(card.get("type").asString()).isEqualTo("AdaptiveCard");
        // runs of a rich text block are plain text; in a TextBlock this would be a link
        assertThat(card.get("body").get(0).get("type").asString()).isEqualTo("RichTextBlock");
        assertThat(card.get("actions").get(0).get("type").asString()).isEqualTo("Action.OpenUrl");
    }

    @Test
    void mailWaitsForItsServerAndArrivesInOrderWithTheEvidence() throws Exception {
        use(draft(ChannelKind.MAIL, "ops@example.org", "en"));
        var first = event("a", "one");
        delivery.add(first);
        delivery.add(event("a", "two"));
        delivery.deliver();
        assertThat(delivery.log().getFirst()).startsWith("WAITING 1 no mail server at localhost:1");

        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            smtp = SmtpForTests.local(server.getSmtp().getPort(), clock);
            start();
            now = now.plusSeconds(10);
            delivery.sendAndDie(channel.receiver());
            start();
            delivery.deliver();
            var got = server.getReceivedMessages();
            assertThat(got)
                    .extracting(mail -> mail.getSubject())
                    .containsExactly("[Tradewind] one", "[Tradewind] one", "[Tradewind] two");
            assertThat(got[0].getMessageID())
                    .isEqualTo(got[1].getMessageID())
                    .startsWith("<" + first.id() + ".channel-");
            assertThat(got[0].getContent().toString())
                    .contains("What was begun has been undone.")
                    .contains("Evidence: https://tradewind.example.org/executions/EXE-1");
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailSpeaksTheLanguageOfItsChannelAndProgramsAreTalkedToInEnglish() throws Exception {
        use(draft(ChannelKind.MAIL, "ops@example.org", "de"));
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            smtp = SmtpForTests.local(server.getSmtp().getPort(), clock);
            start();
            delivery.add(event("a", "EXE-7 failed: etl"));
            delivery.deliver();
            var got = server.getReceivedMessages()[0];
            assertThat(got.getSubject()).isEqualTo("[Tradewind] EXE-7 ist fehlgeschlagen: etl");
            var words = got.getContent().toString();
            assertThat(words).contains("Beleg: https://tradewind.example.org/executions/EXE-1", "Warnung · ");
            assertThat(EnglishWords.in(words.lines())).isEmpty();
        } finally {
            server.stop();
        }
        assertThatThrownBy(() -> draft(ChannelKind.SLACK, "${env:TRADEWIND_CHANNEL_URL}", "de"))
                .hasMessageContaining("only mail speaks other languages");
    }

    @Test
    void neitherAddressNorSecretIsInALogOrAnAnswer() {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var before = root.getLevel();
        root.setLevel(Level.DEBUG);
        root.addAppender(logged);
        try {
            endpoint.then(404, "nothing at " + KEY + ", nor for x7Yz89KeyOfTheWebhook or " + OLD, Map.of())
                    .then(302, "", Map.of("Location", endpoint.address("/elsewhere")));
            delivery.add(event("a", "one"));
            delivery.add(event("b", "two"));
            delivery.add(event("c", "three"));
            delivery.deliver();
            environment.put("TRADEWIND_CHANNEL_URL", "not an address but x7Yz89KeyOfTheWebhook");
            delivery.add(event("d", "four"));
            delivery.deliver();
            environment.put("TRADEWIND_CHANNEL_URL", "http://localhost:1" + KEY);
            delivery.add(event("e", "five"));
            delivery.deliver();
        } finally {
            root.detachAppender(logged);
            root.setLevel(before);
        }
        assertThat(endpoint.got)
                .as("nothing is posted to where a receiver points")
                .hasSize(3);
        var told = String.join("\n", delivery.log())
                + logged.list.stream()
                        // the receiver's own log of this test
                        .filter(line -> !line.getLoggerName().startsWith("com.sun.net.httpserver"))
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList();
        assertThat(told).doesNotContain("x7Yz89KeyOfTheWebhook", "T0AB12CD3", OLD);
        assertThat(delivery.log())
                .contains("DEAD 1 refused with status 404: nothing at …, nor for … or …")
                .anyMatch(line -> line.startsWith("DEAD 1 refused with status 302"))
                .anyMatch(line -> line.contains("leads to something that is no address"))
                .anyMatch(line -> line.startsWith("WAITING 1 ConnectException"));
    }

    @Test
    void aPrivateAddressIsNotAskedUnlessASettingAllowsIt() {
        environment.put("TRADEWIND_CHANNEL_URL", endpoint.address("/x").replace("localhost", "127.0.0.1"));
        delivery.add(event("a", "one"));
        delivery.deliver();
        environment.put("TRADEWIND_CHANNEL_URL", "https://169.254.169.254/latest");
        delivery.add(event("a", "two"));
        delivery.deliver();

        assertThat(endpoint.got).isEmpty();
        assertThat(delivery.log().get(0)).contains("not sent", "tradewind.outbound.allowed-hosts");
        assertThat(delivery.log().get(1)).contains("not sent", "not a public address");
    }

    @Test
    void onlyWhatIsSetAsideForChannelsCanBeReferredTo() {
        environment.put("DATABASE_PASSWORD", "https://203.0.113.7/");
        for (var reference :
                List.of("${env:DATABASE_PASSWORD}", "${file:/etc/hostname}", "${env:TRADEWIND_CHANNEL_NO}")) {
            channel = new Channel(
                    channel.id(),
                    new ChannelDraft(
                            "ops", ChannelKind.SLACK, true, reference, List.of(), List.of(Subscription.to("*"))),
                    1,
                    now);
            start();
            delivery.add(event(reference, "one"));
            delivery.deliver();
        }
        assertThat(delivery.log().get(0)).contains("is not allowed", "TRADEWIND_CHANNEL_");
        assertThat(delivery.log().get(1)).contains("is not allowed", "secret-files");
        assertThat(delivery.log().get(2)).contains("leads nowhere");
    }

    private void use(ChannelKind kind, String... secrets) {
        use(draft(kind, "${env:TRADEWIND_CHANNEL_URL}", "en", secrets));
    }

    private static ChannelDraft draft(ChannelKind kind, String address, String language, String... secrets) {
        return new ChannelDraft(
                "ops", kind, true, address, List.of(secrets), List.of(Subscription.to("execution.*")), language);
    }

    private void use(ChannelDraft draft) {
        channel = new Channel(channel == null ? UUID.randomUUID() : channel.id(), draft, 1, now);
        start();
    }

    private void start() {
        var settings = new NotificationSettings(
                URI.create("https://tradewind.example.org"), "TRADEWIND_CHANNEL_", Path.of("target/no-secrets"));
        var bodies = new Bodies(settings);
        var posting = new Posting(OutboundForTests.local(), new Secrets(settings, environment::get), bodies, clock);
        var receiver = new ToChannel(channel, new Sending(posting, new Mailing(smtp, bodies)));
        delivery = new DeliveryForTests(database, () -> List.of(receiver), 3, clock);
    }

    private Event event(String subject, String title) {
        return Event.of("dev.tradewind.execution.failed", subject, now)
                .severity(Severity.WARNING)
                .title(title)
                .text("What was begun has been undone.")
                .path("executions/EXE-1")
                .with("amountUsd", "1.20")
                .build();
    }

    private List<String> titles() {
        return endpoint.got.stream()
                .map(got -> got.json().get("data").get("title").asString())
                .toList();
    }
}
