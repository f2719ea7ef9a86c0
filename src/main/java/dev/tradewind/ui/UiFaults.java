package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What breaks after a click is logged under an id, and the person is told that id instead of nothing. */
@Component
class UiFaults implements VaadinServiceInitListener {
    private static final Logger LOG = LoggerFactory.getLogger(UiFaults.class);
    private static final int SHOWN_MILLIS = 15_000;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(UiFaults::tell));
    }

    static String logged(String doing, Throwable fault) {
        String errorId = UUID.randomUUID().toString();
        LOG.error("{} failed, error {}", doing, errorId, fault);
        return errorId;
    }

    private static void tell(ErrorEvent event) {
        String errorId = logged("an action in the browser", event.getThrowable());
        UI ui = UI.getCurrent();
        if (ui != null) {
            ui.access(() -> Notification.show(
                    tr("That did not work, and it is our fault. Error id {0}; the log has the rest.", errorId),
                    SHOWN_MILLIS,
                    Notification.Position.BOTTOM_START));
        }
    }
}
