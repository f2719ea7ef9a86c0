package dev.tradewind.connector;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells of imports that need a person: rows in quarantine, and a delivery that waits for a confirmation. */
@Component
class ImportNews {
    private final Outbox outbox;
    private final Clock clock;

    ImportNews(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void completed(ImportReceipt of) {
        if (of.quarantined() > 0) {
            outbox.add(event("rows-quarantined", of)
                    .title(of.quarantined() + " of " + of.rows() + " rows of " + of.fileName() + " are in quarantine")
                    .text("The other " + of.accepted()
                            + " rows count. Sums lack what is in quarantine until it is mended;"
                            + " each row stands there with line, column, value and reason.")
                    .build());
        }
    }

    void held(ImportReceipt of) {
        outbox.add(event("import-held", of)
                .title(of.fileName() + " waits for a confirmation")
                .text((of.message() == null ? "" : of.message() + " ")
                        + "Nothing of it counts until somebody confirms.")
                .build());
    }

    private Event.Draft event(String happened, ImportReceipt of) {
        return Event.of("dev.tradewind.connector." + happened, "import/" + of.id(), clock.instant())
                .severity(Severity.WARNING)
                .path("data?import=" + of.id())
                .with("import", of.id().toString())
                .with("file", of.fileName())
                .with("rows", of.rows())
                .with("accepted", of.accepted())
                .with("quarantined", of.quarantined())
                .to(Audience.ofRoles("ANALYST"));
    }
}
