package dev.tradewind.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tradewind.outbound.SmtpSettings.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against a real mail server, and against one that says no. */
class SmtpTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T06:00:00Z"), ZoneOffset.UTC);

    @Test
    void aMailArrivesAsItWasWritten() throws Exception {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            var answer = SmtpForTests.local(server.getSmtp().getPort(), CLOCK)
                    .send(new MailMessage(
                            "0190d6a0.centre",
                            List.of("ops@example.org", "duty@example.org"),
                            "Größer\r\nBcc: everybody@example.org",
                            "Grüße\n.\nEnde\n"));

            assertThat(answer).isInstanceOf(MailAnswer.Sent.class);
            var got = server.getReceivedMessages();
            assertThat(got).as("one copy per address").hasSize(2);
            assertThat(got[0].getSubject()).isEqualTo("Größer Bcc: everybody@example.org");
            assertThat(got[0].getHeader("Bcc")).isNull();
            assertThat(got[0].getMessageID()).isEqualTo("<0190d6a0.centre@console.example>");
            assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(got[0].getFrom()[0]).hasToString("tradewind@console.example");
            assertThat(got[0].getContent().toString().replace("\r\n", "\n").strip())
                    .isEqualTo("Grüße\n.\nEnde");
        } finally {
            server.stop();
        }
    }

    @Test
    void nothingIsSentInClearWhereTlsWasAskedFor() {
        var server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            var answer = SmtpForTests.with(server.getSmtp().getPort(), Tls.STARTTLS, CLOCK)
                    .send(mail("ops@example.org"));

            assertThat(answer).isInstanceOf(MailAnswer.Failed.class);
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    @Test
    void aServerThatIsDownMayComeBack() throws Exception {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertThat(SmtpForTests.local(port, CLOCK).send(mail("ops@example.org")))
                .isInstanceOf(MailAnswer.Failed.class);
    }

    @Test
    void a550IsFinalA451IsNotAndSomeAddressesAreEnough() throws Exception {
        try (var server = new Grumpy()) {
            var smtp = SmtpForTests.local(server.port(), CLOCK);
            assertThat(smtp.send(mail("gone@example.org")))
                    .isEqualTo(new MailAnswer.Refused("the mail server answered 550"));
            assertThat(smtp.send(mail("later@example.org")))
                    .isEqualTo(new MailAnswer.Failed("the mail server answered 451"));
            assertThat(smtp.send(mail("here@example.org", "gone@example.org")))
                    .isEqualTo(new MailAnswer.Sent("taken for 1 of 2 addresses"));
        }
    }

    @Test
    void aPasswordNeverGoesInClearAndIsNeverShown() {
        assertThatThrownBy(() -> settings("user", "hunter2hunter2", Tls.NONE))
                .hasMessageContaining("in clear")
                .hasMessageNotContaining("hunter2");
        assertThat(settings("user", "hunter2hunter2", Tls.STARTTLS).toString()).doesNotContain("hunter2");
    }

    private static SmtpSettings settings(String user, String password, Tls tls) {
        return new SmtpSettings(
                "mail.example.org",
                587,
                user,
                password,
                tls,
                "tradewind@console.example",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static MailMessage mail(String... to) {
        return new MailMessage("1", List.of(to), "Subject", "Text\n");
    }

    /** Speaks just enough SMTP to say no to some addresses. */
    private static final class Grumpy implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Grumpy() throws IOException {
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try {
                        serve();
                    } catch (IOException gone) {
                        // the client is done, or the test
                    }
                }
            });
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() throws IOException {
            try (var client = socket.accept()) {
                var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                var out = client.getOutputStream();
                out.write("220 grumpy\r\n".getBytes(StandardCharsets.US_ASCII));
                boolean data = false;
                for (var line = in.readLine(); line != null; line = in.readLine()) {
                    var answer = data && !line.equals(".") ? "" : answer(line);
                    data = line.equals("DATA") || (data && !line.equals("."));
                    out.write(answer.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        }

        private static String answer(String line) {
            if (line.startsWith("RCPT")) {
                return line.contains("gone")
                        ? "550 5.1.1 no such mailbox gone@example.org\r\n"
                        : line.contains("later") ? "451 4.3.0 not now\r\n" : "250 ok\r\n";
            }
            return line.equals("DATA") ? "354 go on\r\n" : line.equals("QUIT") ? "221 bye\r\n" : "250 ok\r\n";
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
