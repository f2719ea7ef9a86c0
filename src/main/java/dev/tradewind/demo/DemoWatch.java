package dev.tradewind.demo;

import dev.tradewind.audit.Actors;
import dev.tradewind.egress.watch.Closing;
import dev.tradewind.egress.watch.Closure;
import dev.tradewind.egress.watch.Finding;
import dev.tradewind.egress.watch.Findings;
import dev.tradewind.egress.watch.Watch;
import dev.tradewind.identity.Person;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Looks through the company's bills, and says of the backup's move what its budget says: it is intended. */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoWatch {
    private static final String BACKUP_TO = "aws:us-east-2";

    private final Watch watch;
    private final Findings findings;

    DemoWatch(Watch watch, Findings findings) {
        this.watch = watch;
        this.findings = findings;
    }

    void look(Person analyst) {
        Actors.runAs(DemoDelivery.actor(analyst), () -> {
            watch.lookOnce();
            findings.all().stream()
                    .filter(finding -> finding.open() && finding.flow().to().equals(BACKUP_TO))
                    .forEach(this::intended);
        });
    }

    private void intended(Finding backup) {
        var closed = findings.close(
                backup.id(),
                backup.version(),
                Closing.INTENDED,
                "Backups go to Ohio since the audit asked for a second region; budgeted at USD 2,500 a month",
                null);
        if (!(closed instanceof Closure.Done)) {
            throw new IllegalStateException(backup.shortId() + " could not be closed: " + closed);
        }
    }
}
