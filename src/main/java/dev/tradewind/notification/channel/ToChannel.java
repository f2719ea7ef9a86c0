package dev.tradewind.notification.channel;

import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.notification.Channel;

/** A channel as it is now. */
record ToChannel(Channel channel, Sending sending) implements Receiver {
    @Override
    public String name() {
        return channel.receiver();
    }

    @Override
    public boolean wants(Event event) {
        return channel.wants(event);
    }

    @Override
    public Receipt take(Event event) throws InterruptedException {
        return channel.as().enabled()
                ? sending.send(channel, event)
                : new Receipt.Refused("the channel is switched off; switch it on and send again");
    }
}
