package dev.tradewind.notification.ui;

import com.vaadin.flow.component.Component;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.notification.LiveNotices;
import dev.tradewind.notification.Notices;
import dev.tradewind.ui.TopBarItem;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;

/** Puts the bell into the shell. */
@org.springframework.stereotype.Component
class BellInTopBar implements TopBarItem {
    private final Notices notices;
    private final LiveNotices live;
    private final CurrentPerson who;
    private final ZoneId zone;

    BellInTopBar(
            Notices notices,
            LiveNotices live,
            CurrentPerson who,
            @Value("${tradewind.reporting.zone:UTC}") ZoneId zone) {
        this.notices = notices;
        this.live = live;
        this.who = who;
        this.zone = zone;
    }

    @Override
    public Component forThisPage() {
        return new Bell(notices, live, who, zone);
    }
}
