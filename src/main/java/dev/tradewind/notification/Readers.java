package dev.tradewind.notification;

import dev.tradewind.event.Event;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.util.List;
import org.springframework.stereotype.Component;

/** People who want mail and have an address that an administrator has checked. */
@Component
public class Readers {
    private final People people;
    private final Preferences preferences;

    Readers(People people, Preferences preferences) {
        this.people = people;
        this.preferences = preferences;
    }

    /** Somebody who reads mail. */
    public record Reader(Person person, Preference preference) {
        public boolean wants(Event event) {
            return preference.wants(event, person);
        }

        /** The receiver's name, under which deliveries are kept. */
        public String receiver() {
            return "mail/" + person.id();
        }
    }

    public List<Reader> now() {
        var wanted = preferences.all();
        return wanted.isEmpty()
                ? List.of()
                : people.all().stream()
                        .filter(person -> person.enabled() && hasAddress(person) && wanted.containsKey(person.id()))
                        .map(person -> new Reader(person, wanted.getOrDefault(person.id(), Preference.NOTHING)))
                        .toList();
    }

    public static boolean hasAddress(Person person) {
        return person.human().contains("@");
    }
}
