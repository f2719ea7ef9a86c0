package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

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
                        tr("State of the log"),
                        word(verified),
                        "",
                        () -> verification(status, verified, zone),
                        state(verified, zone))
                .add(
                        tr("Entries"),
                        Formats.number(status.size()),
                        "",
                        () -> height(status, zone),
                        lastCheckpoint(status, zone))
                .add(
                        tr("Waiting for their place"),
                        Formats.number(status.unsequenced()),
                        tr("entries"),
                        () -> waiting(status),
                        tr("committed, under a checkpoint within a second"))
                .add(
                        tr("Last checkpoint"),
                        Formats.hash(status.rootHash()),
                        tr("root"),
                        () -> checkpoint(status, zone),
                        origin(status));
    }

    private static String word(Optional<WholeLog.Verification> verified) {
        return verified.map(v -> v.whole() ? tr("Whole") : tr("Not whole")).orElse(tr("Not verified yet"));
    }

    private static Div state(Optional<WholeLog.Verification> verified, ZoneId zone) {
        return verified.map(v -> new Div(
                        new StatusMark(
                                v.whole() ? Status.DONE : Status.FAILED,
                                tr(
                                        "{0} re-hashed in {1} ms",
                                        Formats.number(v.size()), v.took().toMillis())),
                        new Div(Formats.instant(v.at(), zone))))
                .orElseGet(() -> new Div(new StatusMark(Status.WAITING, tr("runs soon after the start"))));
    }

    private static Div lastCheckpoint(LogStatus status, ZoneId zone) {
        var at = status.checkpointAt();
        return new Div(at == null ? tr("no checkpoint yet") : tr("signed {0}", Formats.instant(at, zone)));
    }

    private static Div origin(LogStatus status) {
        var note = status.checkpoint();
        var text = new Span(
                note == null
                        ? tr("no checkpoint yet")
                        : note.lines().findFirst().orElse(""));
        text.addClassName("tw-mono");
        return new Div(text);
    }

    private static Figure verification(LogStatus status, Optional<WholeLog.Verification> verified, ZoneId zone) {
        var figure = Figure.of(tr("State of the log"), word(verified), "")
                .formula(
                        tr(
                                "Every stored entry is hashed again, its search columns are derived again and compared, the tree is rebuilt, and its root is compared with every checkpoint on the way."))
                .worked(tr("leaf = SHA-256(0x00 ‖ entry)\nnode = SHA-256(0x01 ‖ left ‖ right)"))
                .note(
                        tr("Not covered"),
                        tr(
                                "who holds both database and signing key can rewrite all of it; a checkpoint kept elsewhere finds that"));
        verified.ifPresent(v -> figure.input(
                tr("Entries re-hashed"),
                Formats.number(v.size()),
                tr("entries"),
                Kind.MEASURED,
                "audit_entry",
                Formats.instant(v.at(), zone)));
        return figure.input(
                        tr("Signed root"), Formats.hash(status.rootHash()), "", Kind.MEASURED, "audit_checkpoint", "")
                .build();
    }

    private static Figure height(LogStatus status, ZoneId zone) {
        var at = status.checkpointAt();
        return Figure.of(tr("Entries"), Formats.number(status.size()), "")
                .basis(tr("under the last signed checkpoint"))
                .formula(tr("The size that the last checkpoint states."))
                .input(
                        tr("Checkpoint"),
                        Formats.number(status.size()),
                        tr("entries"),
                        Kind.MEASURED,
                        "audit_checkpoint",
                        at == null ? "" : Formats.instant(at, zone))
                .query("select count(*) from audit_entry where leaf_index < " + status.size())
                .build();
    }

    private static Figure waiting(LogStatus status) {
        return Figure.of(tr("Waiting for their place"), Formats.number(status.unsequenced()), "entries")
                .formula(
                        tr(
                                "Entries that were committed with their change and have no index yet. Until they have, whoever administers the database could still remove them unnoticed."))
                .query("select count(*) from audit_entry where leaf_index is null")
                .build();
    }

    private static Figure checkpoint(LogStatus status, ZoneId zone) {
        var note = status.checkpoint();
        var at = status.checkpointAt();
        return Figure.of(tr("Last checkpoint"), Formats.hash(status.rootHash()), "root")
                .basis(at == null ? tr("none yet") : tr("signed {0}", Formats.instant(at, zone)))
                .formula(tr(
                        "A C2SP signed note: origin, size, root (base64), and an Ed25519 signature over these lines."))
                .worked(note == null ? "" : note)
                .build();
    }
}
