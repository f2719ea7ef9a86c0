package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import dev.tradewind.identity.LocalityChoices;
import dev.tradewind.notification.Readers;
import dev.tradewind.notification.Readers.Reader;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.ui.Locality;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each person who wants mail is a receiver of their own. */
@Component
class MailReceivers implements Receivers {
    private final Readers readers;
    private final Mailing mailing;
    private final Smtp smtp;
    private final LocalityChoices choices;

    MailReceivers(Readers readers, Mailing mailing, Smtp smtp, LocalityChoices choices) {
        this.choices = choices;
        this.smtp = smtp;
        this.readers = readers;
        this.mailing = mailing;
    }

    @Override
    public List<Receiver> now() {
        // without a server nobody is owed mail, and nothing becomes a dead letter
        return !smtp.isSetUp()
                ? List.of()
                : readers.now().stream()
                        .map(reader -> (Receiver) new ToReader(reader, mailing, choices))
                        .toList();
    }

    private record ToReader(Reader reader, Mailing mailing, LocalityChoices choices) implements Receiver {
        @Override
        public String name() {
            return reader.receiver();
        }

        @Override
        public boolean wants(Event event) {
            return reader.wants(event);
        }

        @Override
        public Receipt take(Event event) {
            var person = reader.person();
            return mailing.mail(List.of(person.human()), name(), Locality.of(choices.of(person.id())), event);
        }
    }
}
