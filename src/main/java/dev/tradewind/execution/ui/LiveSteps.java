package dev.tradewind.execution.ui;

import com.vaadin.flow.shared.Registration;
import dev.tradewind.execution.StepCommitted;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells open pages that a step was committed. Listeners must return at once. */
@Component
class LiveSteps {
    private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

    Registration listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @EventListener
    void on(StepCommitted committed) {
        listeners.forEach(Runnable::run);
    }
}
