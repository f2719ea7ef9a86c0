package dev.tradewind.notification;

import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people call the receivers of events. */
@Component
public class ReceiverNames {
    private static final String MAIL = "mail/";

    private final Channels channels;
    private final Readers readers;
    private final People people;

    ReceiverNames(Channels channels, Readers readers, People people) {
        this.channels = channels;
        this.readers = readers;
        this.people = people;
    }

    /** Those that there are now, by receiver's name. */
    public Map<String, String> now() {
        var names = new TreeMap<String, String>();
        names.put(Centre.NAME, "notification centre");
        channels.all()
                .forEach(channel -> names.put(channel.receiver(), channel.as().name()));
        readers.now()
                .forEach(reader -> names.put(
                        reader.receiver(), "mail to " + reader.person().displayName()));
        return names;
    }

    /** Of one that may be gone. */
    public String of(String receiver, Map<String, String> now) {
        var known = now.get(receiver);
        if (known != null) {
            return known;
        }
        return receiver.startsWith(MAIL)
                ? people.byId(UUID.fromString(receiver.substring(MAIL.length())))
                        .map(Person::displayName)
                        .map(name -> "mail to " + name)
                        .orElse("mail to somebody who is gone")
                : "a channel that is gone";
    }
}
