package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.approval.Absences;
import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Comments;
import dev.tradewind.approval.DecisionEntry;
import dev.tradewind.approval.Eligibility;
import dev.tradewind.approval.Matter;
import dev.tradewind.audit.ActorSource;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.MoveLook;
import dev.tradewind.recommendation.MoveSettlements;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Sides;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.recommendation.ui.CopyBlock;
import dev.tradewind.recommendation.ui.MoveBlock;
import dev.tradewind.recommendation.ui.PromiseBlock;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws one recommendation: what it would change, why, who has agreed, who must still, and why I may not. */
@Component
class DetailParts {
    private final Approvals approvals;
    private final Sides sides;
    private final Promises promises;
    private final Copies copies;
    private final Confidences confidences;
    private final MoveLook moves;
    private final MoveSettlements settled;
    private final Comments comments;
    private final Absences absences;
    private final People people;
    private final ActorSource names;
    private final Clock clock;

    DetailParts(
            Approvals approvals,
            Sides sides,
            Promises promises,
            Copies copies,
            Confidences confidences,
            MoveLook moves,
            MoveSettlements settled,
            Comments comments,
            Absences absences,
            People people,
            ActorSource names,
            Clock clock) {
        this.approvals = approvals;
        this.sides = sides;
        this.promises = promises;
        this.copies = copies;
        this.confidences = confidences;
        this.moves = moves;
        this.settled = settled;
        this.comments = comments;
        this.absences = absences;
        this.people = people;
        this.names = names;
        this.clock = clock;
    }

    /** @param withdraw null where nobody may take it back */
    record Actions(
            Runnable approve,
            Runnable reject,
            Runnable snooze,
            @Nullable Runnable withdraw) {
        Actions(Runnable approve, Runnable reject, Runnable snooze) {
            this(approve, reject, snooze, null);
        }
    }

    Div of(RecommendationSummary of, Person who, ZoneId zone, Actions actions) {
        var matter = approvals.matter(of);
        var kind = new Span(said(of.kind().word()));
        kind.addClassName("dc-kind");
        var left = new Span(InboxRow.until(of, clock.instant(), zone));
        left.addClassName(InboxRow.soon(of, clock.instant()) ? "dc-soon" : "dc-quiet");
        left.addClassName("dc-end");
        var first = new Div(kind, new Span(of.shortId() + " · " + of.owner()), plan(of), left);
        first.addClassName("dc-line");
        var head = new Div(first, new H2(said(of.title())), buttons(of, matter, who, actions));
        head.addClassName("dc-head");
        var both = sides.of(of);
        var promise = promises.of(of.id()).orElse(null);
        // one that is settled by bills, or a copy of data, moves no work: its own figures stand where the two places
        // would
        var copy = promise == null ? copies.of(of.id()).orElse(null) : null;
        var own = promise != null
                ? new PromiseBlock(
                        promise,
                        promises.seen(of.id()).orElse(null),
                        promises.settlement(of.id()).orElse(null),
                        zone)
                : copy != null ? new CopyBlock(copy) : null;
        if (own != null) {
            return new Div(
                    head,
                    figures(of, both, copy),
                    why(of),
                    own,
                    new ChecksBlock(of, both.then(), approvals.guardrails(of), clock.instant(), zone),
                    route(of, matter, who, zone),
                    new CommentsBlock(comments, names, of, who, zone),
                    foot(of, zone));
        }
        var now = new NowThenBlock(both, zone);
        var since = new Div(now);
        moves.of(of)
                .ifPresent(realised -> since.add(
                        new MoveBlock(of, realised, settled.of(of.id()).orElse(null))));
        return new Div(
                head,
                figures(of, both, null),
                since,
                why(of),
                new ChecksBlock(of, both.then(), approvals.guardrails(of), clock.instant(), zone),
                route(of, matter, who, zone),
                new CommentsBlock(comments, names, of, who, zone),
                foot(of, zone));
    }

    AwayDialog away(Person who, ZoneId zone) {
        return new AwayDialog(absences, people, names, who, zone);
    }

    private static com.vaadin.flow.component.Component plan(RecommendationSummary of) {
        return of.planId() == null
                ? new Span(tr("proposed by hand"))
                : new Anchor("plans/" + of.planId(), tr("its plan"));
    }

    private Div buttons(RecommendationSummary of, Matter matter, Person who, Actions actions) {
        var row = new Div();
        row.addClassName("dc-actions");
        if (!of.state().undecided()) {
            row.add(new StatusMark(
                    status(of), said(of.state().name().toLowerCase(Locale.ROOT).replace('_', ' '))));
            if (!of.stateReason().isBlank()) {
                row.add(new Span("“" + of.stateReason() + "” " + name(of.stateBy())));
            }
            return row;
        }
        var may = approvals.mayApprove(of, who);
        boolean mayApprove = may instanceof Eligibility.MayDecide;
        var approve = keyed(tr("Approve"), "a", actions.approve(), mayApprove);
        if (mayApprove) {
            approve.addThemeVariants(ButtonVariant.PRIMARY);
        }
        var reject = keyed(
                tr("Reject"), "r", actions.reject(), approvals.mayReject(of, who) instanceof Eligibility.MayDecide);
        reject.addClassName("dc-reject");
        row.add(
                approve,
                reject,
                keyed(tr("Snooze"), "s", actions.snooze(), who.has(Role.APPROVER) || who.has(Role.OPERATOR)));
        var withdraw = actions.withdraw();
        if (withdraw != null && of.proposedBy().equals(who.id().toString())) {
            row.add(new Button(tr("Withdraw"), e -> withdraw.run()));
        }
        if (may instanceof Eligibility.MayNot(var why)) {
            var reason = new Span(tr("You may not approve: {0}.", said(why)));
            reason.addClassName("dc-quiet");
            row.add(reason);
        } else if (matter.reasonNeeded()) {
            row.add(new Span(tr("A reason is needed.")));
        }
        return row;
    }

    /** Parts of the console act as {@code system:NAME}. */
    private String name(String actor) {
        return actor.startsWith("system:")
                ? tr("by Tradewind's {0}", actor.substring("system:".length()))
                : names.nameOf(actor);
    }

    private static Button keyed(String words, String key, Runnable act, boolean enabled) {
        var button = new Button(words, e -> act.run());
        var hint = new Span(key);
        hint.addClassName("tw-key");
        hint.getElement().setAttribute("aria-hidden", "true");
        button.setSuffixComponent(hint);
        button.setEnabled(enabled);
        return button;
    }

    private static Status status(RecommendationSummary of) {
        return switch (of.state()) {
            case APPROVED, SUCCEEDED -> Status.DONE;
            case EXECUTING -> Status.RUNNING;
            case FAILED -> Status.FAILED;
            case PROPOSED, SNOOZED, IN_REVIEW -> Status.WAITING;
            case ROLLED_BACK, REJECTED, EXPIRED, SUPERSEDED, WITHDRAWN, CANCELLED -> Status.CANCELLED;
        };
    }

    private Div figures(RecommendationSummary of, Sides.NowAndThen both, @Nullable WantedCopy copy) {
        var figures = new RecommendationFigures(of, both, copy, clock.instant());
        var now = confidences.now();
        var strip = new Div(
                kept(
                        cell(tr("Cost"), Formats.signed(of.deltaUsdPerMonth(), 2), tr("USD / month"), figures::cost),
                        Confidences.Figure.COST,
                        of,
                        now,
                        figures),
                kept(
                        cell(
                                tr("Emissions"),
                                Formats.signed(of.deltaKgCo2ePerMonth(), 1),
                                tr("kgCO2e / month"),
                                figures::emissions),
                        Confidences.Figure.EMISSIONS,
                        of,
                        now,
                        figures),
                kept(
                        cell(tr("Latency"), Formats.signed(of.deltaRttMillis(), 1), "ms", figures::latency),
                        Confidences.Figure.LATENCY,
                        of,
                        now,
                        figures),
                cell(tr("Data moved"), Formats.number(of.gigabytesMoved(), 0), tr("GB once"), figures::moved));
        strip.addClassName("dc-figures");
        return strip;
    }

    /** Beside a promised value: how far such promises of its kind were kept. */
    private static Div kept(
            Div cell,
            Confidences.Figure which,
            RecommendationSummary of,
            Confidences.Of now,
            RecommendationFigures figures) {
        now.of(of.kind(), which).ifPresent(confidence -> {
            var kept = new Div(
                    new Span(tr("kept so far ")),
                    new FigureButton(
                            Formats.percent(confidence.ratio().doubleValue(), 0),
                            "%",
                            () -> figures.kept(which, confidence)));
            kept.addClassName("dc-quiet");
            cell.add(kept);
        });
        return cell;
    }

    private static Div cell(String label, String value, String unit, Supplier<Figure> evidence) {
        var name = new Div(label);
        name.addClassName("dc-quiet");
        var cell = new Div(name, new FigureButton(value, unit, evidence));
        if (value.startsWith("−")) {
            cell.addClassName("dc-better");
        } else if (value.startsWith("+")) {
            cell.addClassName("dc-worse");
        }
        return cell;
    }

    private static Div why(RecommendationSummary of) {
        var reasons = new OrderedList();
        of.reasons().forEach(reason -> reasons.add(new ListItem(said(reason))));
        var block = new Div(new H3(tr("Why")), reasons, new Div(tr("Risk: {0}", said(of.risk()))));
        block.addClassName("dc-block");
        return block;
    }

    private Div route(RecommendationSummary of, Matter matter, Person who, ZoneId zone) {
        var counting = matter.counting();
        var head = new Div(
                new H3(tr("Approval route")),
                new Span(tr(
                        "{0} of {1}{2}",
                        counting.size(),
                        matter.peopleInAll(),
                        matter.route().groups().isEmpty()
                                ? ""
                                : tr(
                                        ", with {0}",
                                        String.join(
                                                tr(" and "),
                                                new TreeSet<>(matter.route().groups()))))));
        head.addClassName("dc-line");
        var block = new Div(head);
        block.addClassName("dc-block");
        for (var decision : matter.decisions()) {
            block.add(decision(decision, matter.digest(), zone));
        }
        if (of.state().undecided()) {
            var missing = matter.missing();
            block.add(pair(
                    new StatusMark(Status.WAITING, tr("Still needed: {0}", said(missing.words()))),
                    approvals.mayApprove(of, who) instanceof Eligibility.MayNot(var why)
                            ? tr("not you: {0}", said(why))
                            : tr("you did not propose this, so you can decide")));
        }
        return block;
    }

    private Div decision(DecisionEntry decision, String digest, ZoneId zone) {
        var name = names.nameOf(decision.personId().toString());
        boolean counts = decision.counts() && decision.digest().equals(digest);
        var mark = decision.approved()
                ? counts ? new StatusMark(Status.DONE, name) : new StatusMark(Status.CANCELLED, tr("{0}, void", name))
                : new StatusMark(Status.FAILED, name);
        var because = decision.voidedBecause();
        return pair(
                mark,
                (decision.approved() ? tr("approved ") : tr("rejected "))
                        + Formats.instant(decision.decidedAt(), zone)
                        + condition(decision)
                        + (decision.reason().isBlank() ? "" : ", “" + said(decision.reason()) + "”")
                        + (because == null ? "" : tr("; void: {0}", because)));
    }

    private String condition(DecisionEntry of) {
        var least = of.leastUsdPerMonth();
        var away = of.deputising().isEmpty()
                ? ""
                : tr(
                        " also for {0}, who was away",
                        Arrays.stream(of.deputising().split(","))
                                .map(names::nameOf)
                                .collect(Collectors.joining(tr(" and "))));
        return away + (least == null ? "" : tr(", only if it still saves USD {0} a month", Formats.money(least)));
    }

    private Div foot(RecommendationSummary of, ZoneId zone) {
        var block = new Div(
                pair(
                        new Span(tr("Proposed")),
                        names.nameOf(of.proposedBy()) + ", " + Formats.instant(of.proposedAt(), zone)),
                pair(new Span(tr("Snapshot")), Formats.hash(of.snapshotDigest())),
                pair(new Span(tr("Approvals bind to")), Formats.hash(of.digest())),
                pair(new Span(tr("Expires")), Formats.instant(of.expiresAt(), zone)));
        block.addClassName("dc-block");
        return block;
    }

    private static Div pair(com.vaadin.flow.component.Component left, String right) {
        var value = new Span(right);
        value.addClassNames("dc-end", "dc-quiet");
        var line = new Div(left, value);
        line.addClassName("dc-line");
        return line;
    }
}
