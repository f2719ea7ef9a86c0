package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.notification.Channel;
import org.springframework.stereotype.Component;

/** Gives an event to a channel, whichever its kind. */
@Component
class Sending {
    private final Posting posting;
    private final Mailing mailing;

    Sending(Posting posting, Mailing mailing) {
        this.posting = posting;
        this.mailing = mailing;
    }

    Receipt send(Channel channel, Event event) throws InterruptedException {
        return switch (channel.as().kind()) {
            case SLACK, TEAMS, WEBHOOK -> posting.post(channel, event);
            case MAIL -> mailing.mail(channel.recipients(), channel.receiver(), channel.reader(), event);
        };
    }
}
