package dev.tradewind.event.delivery;

import dev.tradewind.event.Receiver;
import dev.tradewind.event.Receivers;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everybody who wants to hear of events now, of whichever module. */
@Component
class KnownReceivers {
    private final ObjectProvider<Receivers> modules;

    KnownReceivers(ObjectProvider<Receivers> modules) {
        this.modules = modules;
    }

    List<Receiver> all() {
        return modules.stream().flatMap(each -> each.now().stream()).toList();
    }

    Optional<Receiver> named(String name) {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
