package dev.tradewind.notification;

import dev.tradewind.event.Event;
import dev.tradewind.outbound.MailAddresses;
import dev.tradewind.ui.Locality;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * Where a team hears of events.
 *
 * @param version goes up with each change
 */
public record Channel(UUID id, ChannelDraft as, long version, Instant changedAt) {
    private static final String PREFIX = "channel/";

    /** The receiver's name, under which its deliveries are kept. */
    public String receiver() {
        return PREFIX + id;
    }

    public boolean wants(Event event) {
        return as.enabled() && as.subscriptions().stream().anyMatch(each -> each.covers(event));
    }

    /** For whom a mail of it is written; times of day are those of UTC, as a team has no place. */
    public Locality reader() {
        return Locality.of(as.language(), ZoneOffset.UTC);
    }

    /** Of MAIL; empty for the others. */
    public List<String> recipients() {
        return as.kind() == ChannelKind.MAIL ? MailAddresses.split(as.address()) : List.of();
    }
}
