package dev.tradewind.notification;

import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants by mail, of that which the bell tells them.
 *
 * @param approvals what waits for their decision or runs out
 * @param least all else of this severity and graver; null for nothing else
 */
public record Preference(boolean approvals, @Nullable Severity least) {
    public static final Preference NOTHING = new Preference(false, null);
    private static final String APPROVAL = "dev.tradewind.approval.";

    boolean wants(Event event, Person person) {
        return Centre.hears(event.audience(), person)
                && ((approvals && event.type().startsWith(APPROVAL))
                        || (least != null && event.severity().atLeast(least)));
    }
}
