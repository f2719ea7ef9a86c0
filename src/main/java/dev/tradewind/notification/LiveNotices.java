package dev.tradewind.notification;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Who watches for new notices on this replica. */
@Component
public class LiveNotices {
    private final List<Consumer<UUID>> watching = new CopyOnWriteArrayList<>();

    /** @return ends it */
    public Runnable watch(Consumer<UUID> personId) {
        watching.add(personId);
        return () -> watching.remove(personId);
    }

    void arrived(UUID person) {
        watching.forEach(each -> each.accept(person));
    }
}
