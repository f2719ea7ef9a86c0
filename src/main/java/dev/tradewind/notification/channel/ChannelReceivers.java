package dev.tradewind.notification.channel;

import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import dev.tradewind.notification.Channels;
import java.util.List;
import org.springframework.stereotype.Component;

/** Each channel is a receiver of its own: one that fails holds up no other. */
@Component
class ChannelReceivers implements Receivers {
    private final Channels channels;
    private final Sending sending;

    ChannelReceivers(Channels channels, Sending sending) {
        this.channels = channels;
        this.sending = sending;
    }

    @Override
    public List<Receiver> now() {
        return channels.all().stream()
                .map(channel -> (Receiver) new ToChannel(channel, sending))
                .toList();
    }
}
