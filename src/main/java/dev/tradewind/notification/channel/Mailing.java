package dev.tradewind.notification.channel;

import static dev.tradewind.ui.Texts.said;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.outbound.MailAnswer;
import dev.tradewind.outbound.MailMessage;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.ui.Locality;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends an event as a mail. */
@Component
class Mailing {
    private final Smtp smtp;
    private final Bodies bodies;

    Mailing(Smtp smtp, Bodies bodies) {
        this.smtp = smtp;
        this.bodies = bodies;
    }

    /**
     * @param receiver the same event to another receiver is another mail
     * @param reader in whose language it is written
     */
    Receipt mail(List<String> to, String receiver, Locality reader, Event event) {
        var id = event.id() + "." + receiver.replaceAll("[^A-Za-z0-9]+", "-");
        var mail = Locality.reading(
                reader, () -> new MailMessage(id, to, "[Tradewind] " + said(event.title()), bodies.mail(event)));
        return switch (smtp.send(mail)) {
            case MailAnswer.Sent(var words) -> new Receipt.Taken(words);
            case MailAnswer.Refused(var words) -> new Receipt.Refused(words);
            case MailAnswer.Failed(var words) -> new Receipt.Later(words);
            case MailAnswer.NotSetUp missing -> new Receipt.Refused(missing.words());
        };
    }
}
