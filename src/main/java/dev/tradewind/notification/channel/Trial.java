package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.Channels;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** One test message at once, past the outbox, so that whoever set a channel up sees the answer. */
@Component
public class Trial {
    private final Sending sending;
    private final Channels channels;
    private final Clock clock;

    Trial(Sending sending, Channels channels, Clock clock) {
        this.sending = sending;
        this.channels = channels;
        this.clock = clock;
    }

    public Receipt of(Channel channel) throws InterruptedException {
        var name = channel.as().name();
        var message = Event.of("dev.tradewind.notification.channel-tested", "channel/" + name, clock.instant())
                .title("Test of the channel " + name)
                .text("Somebody asked the console to send this. Nothing happened and nothing has to be done.")
                .path("admin/channels")
                .build();
        var receipt = sending.send(channel, message);
        channels.tested(channel, message, receipt.answer());
        return receipt;
    }
}
