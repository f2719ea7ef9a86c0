package dev.tradewind.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.audit.LogStatus;
import dev.tradewind.audit.log.WholeLog;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneId;
import java.util.Optional;

/** Is the log whole, what was signed last, does anything wait. */
final class LogStrip extends Composite<KpiStrip> {
    LogStrip(AuditReading reading, ZoneId zone) {
        var status = reading.log().status();
        var verified = reading.wholeLog().last();
        getContent()
                .add(
                        "State of the log",
                        word(verified),
                        "",
                        () -> verification(status, verified, zone),
                        state(verified, zone))
                .add(
                        "Entries",
                        Formats.number(status.size()),
                        "",
                        () -> height(status, zone),
                        lastCheckpoint(status, zone))
                .add(
                        "Waiting for their place",
                        Formats.number(status.unsequenced()),
                        "entries",
                        () -> waiting(status),
                        "committed, under a checkpoint within a second")
                .add(
                        "Last checkpoint",
                        Formats.hash(status.rootHash()),
                        "root",
                        () -> checkpoint(status, zone),
                        origin(status));
    }

    private static String word(Optional<WholeLog.Verification> verified) {
        return verified.map(v -> v.whole() ? "Whole" : "Not whole").orElse("Not verified yet");
    }

    private static Div state(Optional<WholeLog.Verification> verified, ZoneId zone) {
        return verified.map(v -> new Div(
                        new StatusMark(
                                v.whole() ? Status.DONE : Status.FAILED,
                                Formats.number(v.size()) + " re-hashed in "
                                        + v.took().toMillis() + " ms"),
                        new Div(Formats.instant(v.at(), zone))))
                .orElseGet(() -> new Div(new StatusMark(Status.WAITING, "runs soon after the start")));
    }

    private static Div lastCheckpoint(LogStatus status, ZoneId zone) {
        var at = status.checkpointAt();
        return new Div(at == null ? "no checkpoint yet" : "signed " + Formats.instant(at, zone));
    }

    private static Div origin(LogStatus status) {
        var note = status.checkpoint();
        var text = new Span(
                note == null ? "no checkpoint yet" : note.lines().findFirst().orElse(""));
        text.addClassName("tw-mono");
        return new Div(text);
    }

    private static Figure verification(LogStatus status, Optional<WholeLog.Verification> verified, ZoneId zone) {
        var figure = Figure.of("State of the log", word(verified), "")
                .formula(
                        "Every stored entry is hashed again, its search columns are derived again and compared, the tree is"
                                + " rebuilt, and its root is compared with every checkpoint on the way.")
                .worked("leaf = SHA-256(0x00 ‖ entry)\nnode = SHA-256(0x01 ‖ left ‖ right)")
                .note(
                        "Not covered",
                        "who holds both database and signing key can rewrite all of it; a checkpoint kept elsewhere"
                                + " finds that");
        verified.ifPresent(v -> figure.input(
                "Entries re-hashed",
                Formats.number(v.size()),
                "entries",
                Kind.MEASURED,
                "audit_entry",
                Formats.instant(v.at(), zone)));
        return figure.input("Signed root", Formats.hash(status.rootHash()), "", Kind.MEASURED, "audit_checkpoint", "")
                .build();
    }

    private static Figure height(LogStatus status, ZoneId zone) {
        var at = status.checkpointAt();
        return Figure.of("Entries", Formats.number(status.size()), "")
                .basis("under the last signed checkpoint")
                .formula("The size that the last checkpoint states.")
                .input(
                        "Checkpoint",
                        Formats.number(status.size()),
                        "entries",
                        Kind.MEASURED,
                        "audit_checkpoint",
                        at == null ? "" : Formats.instant(at, zone))
                .query("select size from audit_checkpoint order by size desc limit 1")
                .build();
    }

    private static Figure waiting(LogStatus status) {
        return Figure.of("Waiting for their place", Formats.number(status.unsequenced()), "entries")
                .formula("Entries that were committed with their change and have no index yet. Until they have, whoever"
                        + " administers the database could still remove them unnoticed.")
                .query("select count(*) from audit_entry where leaf_index is null")
                .build();
    }

    private static Figure checkpoint(LogStatus status, ZoneId zone) {
        var note = status.checkpoint();
        var at = status.checkpointAt();
        return Figure.of("Last checkpoint", Formats.hash(status.rootHash()), "root")
                .basis(at == null ? "none yet" : "signed " + Formats.instant(at, zone))
                .formula("A C2SP signed note: origin, size, root (base64), and an Ed25519 signature over these lines.")
                .worked(note == null ? "" : note)
                .build();
    }
}
