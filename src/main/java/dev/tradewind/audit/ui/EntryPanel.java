package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.audit.log.Entry;
import dev.tradewind.audit.log.Proofs;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** One entry: who, when, what, why, before and after, and the proof that it stands in the log. */
final class EntryPanel {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EntryPanel() {}

    static Panel of(Optional<Entry> opened, AuditReading reading, ZoneId zone) {
        if (opened.isEmpty()) {
            return new Panel(
                    tr("Entry"),
                    "",
                    new EmptyState(
                            "scroll-text",
                            tr("No entry is open"),
                            tr("Choose an entry to see what changed and its proof."),
                            null,
                            null));
        }
        var entry = opened.get();
        var panel =
                new Panel(tr("Entry {0}", entry.index()), entry.action(), facts(entry, reading, zone), changes(entry));
        reading.proofs().of(entry).ifPresent(proof -> {
            panel.addContent(proofHead(proof), new ProofDrawing(proof));
            panel.tools(Downloads.bytes(
                    "entry-" + proof.index() + "-proof.json",
                    "application/json",
                    tr("Proof"),
                    () -> JSON.writeValueAsBytes(proof)));
        });
        var command = new Code("tradewind audit verify tradewind-audit-log.zip --key VKEY");
        command.addClassName("tw-mono");
        var page = new Anchor("/verify/index.html", tr("in your browser"));
        page.setTarget("_blank");
        page.addClassName("tw-link");
        return panel.scrolling().foot(new Span(tr("Check without this server:")), command, new Span(tr("or")), page);
    }

    private static Component facts(Entry entry, AuditReading reading, ZoneId zone) {
        var facts = new Div();
        facts.add(pair(
                tr("Actor"),
                new Span(reading.nameOf(entry.actorId()) + ", " + AuditReading.kindInWords(entry.actorKind()))));
        facts.add(pair(tr("Actor id"), mono(entry.actorId())));
        var actor = entry.json().path("actor");
        if (actor.has("identity")) {
            facts.add(pair(tr("Proved by"), mono(actor.path("identity").asString(""))));
        }
        if (actor.has("onBehalfOf")) {
            var person = actor.path("onBehalfOf").asString("");
            facts.add(pair(tr("For"), new Span(reading.nameOf(person) + " (" + person + ")")));
        }
        facts.add(pair(
                tr("When"),
                new Span(Formats.instant(entry.at(), zone) + " (" + entry.at().atOffset(ZoneOffset.UTC) + ")")));
        facts.add(pair(tr("Subject"), new Span(entry.subjectType() + " " + entry.subjectId())));
        if (entry.reason() != null) {
            facts.add(pair(tr("Reason"), new Span("“" + said(entry.reason()) + "”")));
        }
        if (entry.json().has("request")) {
            facts.add(pair(tr("Request"), mono(entry.json().path("request").asString(""))));
        }
        entry.json().path("evidence").forEach(sha256 -> facts.add(pair(tr("Evidence"), mono(sha256.asString("")))));
        facts.add(pair(tr("Leaf hash"), mono(java.util.HexFormat.of().formatHex(entry.leafHash()))));
        return facts;
    }

    private static Div pair(String name, Component value) {
        var label = new Span(name);
        label.addClassName("tw-quiet");
        label.getStyle().set("flex", "0 0 96px");
        value.getElement().getStyle().set("overflow-wrap", "anywhere");
        var line = new Div(label, value);
        line.getStyle().set("display", "flex").set("gap", "var(--tw-space-2)").set("padding", "2px 0");
        return line;
    }

    private static Span mono(String text) {
        var span = new Span(text);
        span.addClassName("tw-mono");
        return span;
    }

    private static Component changes(Entry entry) {
        var changes = FieldChange.of(entry.json());
        if (changes.isEmpty()) {
            var none = new Div(tr("This entry states no values before or after."));
            none.addClassName("tw-quiet");
            return none;
        }
        var table = new NativeTable();
        table.addClassName("tw-table");
        table.getStyle().set("width", "100%").set("margin", "var(--tw-space-3) 0");
        var head = table.getHead().addRow();
        for (var name : new String[] {tr("Field"), tr("Before"), tr("After")}) {
            var cell = new NativeTableHeaderCell(name);
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        for (var change : changes) {
            table.getBody()
                    .addRow()
                    .add(
                            new NativeTableCell(change.field()),
                            new NativeTableCell(value(change.before(), change.differs() ? "--tw-worse-weak" : "")),
                            new NativeTableCell(value(change.after(), change.differs() ? "--tw-better-weak" : "")));
        }
        return table;
    }

    private static Span value(String text, String ground) {
        var span = mono(text);
        span.getStyle().set("overflow-wrap", "anywhere");
        if (!ground.isEmpty() && !text.isEmpty()) {
            span.getStyle().set("background", "var(" + ground + ")").set("padding", "1px 4px");
        }
        return span;
    }

    private static Component proofHead(Proofs.Proof proof) {
        var check = proof.check();
        var mark = check.holds()
                ? new StatusMark(
                        Status.DONE,
                        tr(
                                "leaf is in root, {0} hashes, RFC 6962",
                                proof.hashes().size()))
                : new StatusMark(Status.FAILED, why(check));
        var head = new Div(new H3(tr("Inclusion proof")), mark);
        head.getStyle().set("display", "flex").set("gap", "var(--tw-space-2)").set("align-items", "baseline");
        return head;
    }

    private static String why(ProofCheck check) {
        return switch (check) {
            case ProofCheck.Holds ignored -> "";
            case ProofCheck.Impossible impossible -> said(impossible.why());
            case ProofCheck.WrongLength length -> tr("{0} hashes, {1} expected", length.actual(), length.expected());
            case ProofCheck.WrongHashSize size -> tr("a hash of {0} bytes", size.bytes());
            case ProofCheck.RootMismatch root ->
                tr("leads to root {0}, signed is {1}", Formats.hash(root.calculated()), Formats.hash(root.stated()));
            case ProofCheck.EarlierRootMismatch root -> tr("leads to root {0}", Formats.hash(root.calculated()));
        };
    }
}
