package dev.tradewind.notification;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Receipt;
import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells people in the console: each person whom an event's audience names gets a notice of it. */
@Component
class Centre implements Receivers, Receiver {
    static final String NAME = "centre";

    private final People people;
    private final Notices notices;
    private final LiveNotices live;

    Centre(People people, Notices notices, LiveNotices live) {
        this.people = people;
        this.notices = notices;
        this.live = live;
    }

    @Override
    public List<Receiver> now() {
        return List.of(this);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(Event event) {
        return !event.audience().equals(Audience.NOBODY);
    }

    @Override
    public Receipt take(Event event) {
        var told = people.all().stream()
                .filter(Person::enabled)
                .filter(person -> hears(event.audience(), person))
                .toList();
        told.forEach(person -> notices.tell(person.id(), event));
        told.forEach(person -> live.arrived(person.id()));
        return new Receipt.Taken(told.size() == 1 ? "1 person told" : told.size() + " people told");
    }

    static boolean hears(Audience audience, Person person) {
        return audience.people().contains(person.id())
                || audience.roles().stream().anyMatch(role -> person.has(Role.valueOf(role)))
                || !Collections.disjoint(audience.groups(), person.groups())
                || (audience.owner() != null && person.groups().contains(audience.owner()));
    }
}
