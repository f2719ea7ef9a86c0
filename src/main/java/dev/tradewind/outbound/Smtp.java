package dev.tradewind.outbound;

import dev.tradewind.outbound.MailAnswer.Failed;
import dev.tradewind.outbound.MailAnswer.NotSetUp;
import dev.tradewind.outbound.MailAnswer.Refused;
import dev.tradewind.outbound.MailAnswer.Sent;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one way out for mail: one connection per message, protected, and never longer than its time-outs. */
@Component
public class Smtp {
    private static final int PERMANENT = 500;

    private final SmtpSettings settings;
    private final Session session;
    private final Clock clock;

    Smtp(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings));
        this.clock = clock;
    }

    /** Whether there is a server. */
    public boolean isSetUp() {
        return settings.host() != null;
    }

    /** One try, answered in every case. */
    public MailAnswer send(MailMessage mail) {
        var host = settings.host();
        if (host == null) {
            return new NotSetUp();
        }
        try (Transport transport = session.getTransport(protocol(settings))) {
            transport.connect(host, settings.port(), settings.user(), settings.password());
            var message = message(mail);
            transport.sendMessage(message, message.getAllRecipients());
            return new Sent("taken by the mail server");
        } catch (SendFailedException failed) {
            return failed(failed, mail);
        } catch (AuthenticationFailedException unknown) {
            return new Failed("the mail server did not accept our user and password");
        } catch (MessagingException broken) {
            var cause = broken.getNextException();
            return new Failed("no mail server at " + host + ":" + settings.port() + " that we can talk to: "
                    + (cause == null ? broken : cause).getClass().getSimpleName());
        }
    }

    /** With several addresses the server may have taken some: then it is sent, because again would be twice for those. */
    private static MailAnswer failed(SendFailedException failed, MailMessage mail) {
        int sent = count(failed.getValidSentAddresses());
        if (sent > 0) {
            return new Sent("taken for " + sent + " of " + mail.to().size() + " addresses");
        }
        int code = code(failed);
        var words = "the mail server answered " + (code < 0 ? "with a refusal" : Integer.toString(code));
        return code >= PERMANENT ? new Refused(words) : new Failed(words);
    }

    /** The gravest of the codes that the chain holds; -1 without one. */
    private static int code(@Nullable Exception first) {
        int code = -1;
        var next = first;
        while (next != null) {
            code = Math.max(
                    code,
                    switch (next) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException whole -> whole.getReturnCode();
                        default -> -1;
                    });
            next = next instanceof MessagingException chained ? chained.getNextException() : null;
        }
        return code;
    }

    private static int count(Address @Nullable [] addresses) {
        return addresses == null ? 0 : addresses.length;
    }

    private MimeMessage message(MailMessage mail) throws MessagingException {
        var from = new InternetAddress(settings.from(), true);
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader(
                        "Message-ID", "<" + mail.id() + "@" + from.getAddress().replaceAll(".*@", "") + ">");
            }
        };
        message.setFrom(from);
        for (var address : mail.to()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
        }
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        if (mail.attachments().isEmpty()) {
            message.setText(mail.text(), StandardCharsets.UTF_8.name());
        } else {
            message.setContent(parts(mail));
        }
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no out-of-office answers to us
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static Multipart parts(MailMessage mail) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(mail.text(), StandardCharsets.UTF_8.name());
        var parts = new MimeMultipart(text);
        for (var file : mail.attachments()) {
            var part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.content(), file.type())));
            part.setFileName(file.name());
            parts.addBodyPart(part);
        }
        return parts;
    }

    private static String protocol(SmtpSettings settings) {
        return settings.tls() == SmtpSettings.Tls.IMPLICIT ? "smtps" : "smtp";
    }

    private static Properties properties(SmtpSettings settings) {
        var prefix = "mail." + protocol(settings) + ".";
        var properties = new Properties();
        properties.put(
                prefix + "connectiontimeout",
                Long.toString(settings.connectTimeout().toMillis()));
        properties.put(
                prefix + "timeout", Long.toString(settings.answerTimeout().toMillis()));
        properties.put(
                prefix + "writetimeout", Long.toString(settings.answerTimeout().toMillis()));
        properties.put(prefix + "auth", Boolean.toString(settings.user() != null));
        properties.put(prefix + "starttls.required", Boolean.toString(settings.tls() == SmtpSettings.Tls.STARTTLS));
        properties.put(prefix + "starttls.enable", Boolean.toString(settings.tls() == SmtpSettings.Tls.STARTTLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "sendpartial", "true");
        return properties;
    }
}
