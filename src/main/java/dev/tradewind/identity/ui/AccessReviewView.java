package dev.tradewind.identity.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.review.AccessReview;
import dev.tradewind.identity.review.AccessReviews;
import dev.tradewind.identity.review.ReviewLine;
import dev.tradewind.identity.review.ReviewLine.Verdict;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ReasonDialog;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An administrator looks at every account, confirms it or revokes it with a reason, and signs the review off. */
@Route(value = "admin/access-review", layout = MainLayout.class)
@PageTitle("Access review · Tradewind")
@RolesAllowed({Access.ADMIN, Access.AUDITOR})
@StyleSheet("decisions.css")
final class AccessReviewView extends Page {
    private final transient AccessReviews reviews;
    private final transient People people;
    private final transient Person me;
    private final Div content = new Div();

    AccessReviewView(AccessReviews reviews, People people, CurrentPerson current) {
        super(tr("Access review"), tr("does everybody still need what they may do?"));
        this.reviews = reviews;
        this.people = people;
        this.me = current.current();
        content.getStyle().set("display", "contents");
        add(content);
        refresh();
    }

    private void refresh() {
        clearTools();
        var back = new Anchor("admin", tr("People"));
        back.addClassName("tw-button");
        addTools(back);
        content.removeAll();
        var all = reviews.all();
        var open = all.stream().filter(AccessReview::open).findFirst();
        if (me.has(Role.ADMIN)) {
            addTools(open.map(this::signOff).orElseGet(this::start));
        }
        content.add(open.map(this::accounts).orElseGet(this::nothingOpen), past(all));
    }

    private Button start() {
        return primary(tr("Start review"), () -> reviews.start(me));
    }

    private Button signOff(AccessReview review) {
        return primary(tr("Sign off"), () -> reviews.signOff(review.id(), me));
    }

    private Button primary(String text, Runnable work) {
        var button = new Button(text, click -> {
            try {
                work.run();
                refresh();
            } catch (IllegalArgumentException refused) {
                Notification.show(tr("Not done: {0}", said(refused.getMessage())));
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    private Panel nothingOpen() {
        return new Panel(
                tr("Accounts"),
                "",
                new EmptyState(
                        "shield-check",
                        tr("No review is open"),
                        tr(
                                "A review freezes who may do what now. Every account is then confirmed or revoked with a reason, by somebody else than its owner, and the result is signed off."),
                        null,
                        null));
    }

    private Panel accounts(AccessReview review) {
        var grid = new Grid<>(ReviewLine.class, false);
        grid.addColumn(line -> name(line.personId())).setHeader(tr("Account")).setAutoWidth(true);
        grid.addColumn(ReviewLine::roles).setHeader(tr("Roles")).setFlexGrow(2);
        grid.addColumn(ReviewLine::groups).setHeader(tr("Approver groups")).setAutoWidth(true);
        grid.addColumn(ReviewLine::validTokens).setHeader(tr("Valid tokens")).setAutoWidth(true);
        grid.addColumn(line -> line.lastSignedInAt() == null
                        ? tr("never")
                        : Formats.instant(line.lastSignedInAt(), ZoneOffset.UTC))
                .setHeader(tr("Last sign-in, UTC"))
                .setAutoWidth(true);
        grid.addComponentColumn(line -> decision(review, line))
                .setHeader(tr("Decision"))
                .setAutoWidth(true)
                .setFlexGrow(1);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER, GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(true);
        grid.setItems(reviews.lines(review.id()));
        grid.getElement().setAttribute("aria-label", tr("Accounts under review"));
        return new Panel(
                        tr("Accounts"),
                        tr(
                                "as they stood at {0}; {1} of {2} not decided",
                                Formats.instant(review.startedAt(), ZoneOffset.UTC),
                                review.undecided(),
                                review.accounts()),
                        grid)
                .flush();
    }

    private Component decision(AccessReview review, ReviewLine line) {
        if (line.verdict() != null) {
            var mark = line.verdict() == Verdict.CONFIRMED ? Status.DONE : Status.CANCELLED;
            return new StatusMark(
                    mark,
                    (line.verdict() == Verdict.CONFIRMED ? tr("confirmed: ") : tr("revoked: ")) + said(line.reason()));
        }
        if (!me.has(Role.ADMIN)) {
            return new Div(tr("not decided"));
        }
        if (people.accountsOf(line.personId()).contains(me.id())) {
            return new Div(tr("yours: somebody else decides"));
        }
        var actions = new Div(
                action(review, line, Verdict.CONFIRMED, tr("Confirm"), tr("keeps these roles and groups.")),
                action(
                        review,
                        line,
                        Verdict.REVOKED,
                        tr("Revoke"),
                        tr(
                                "is switched off: no sign-in, no session, no token. An administrator can switch it on again.")));
        actions.addClassName("tw-form-line");
        return actions;
    }

    private NativeButton action(
            AccessReview review, ReviewLine line, Verdict verdict, String text, String consequence) {
        var button = new NativeButton(
                text,
                click -> new ReasonDialog(
                                text + " " + name(line.personId()),
                                tr("The account {0}", consequence),
                                text,
                                reason -> reviews.decide(review.id(), line.personId(), verdict, reason, me),
                                this::refresh)
                        .open());
        button.addClassName("tw-link");
        button.getElement().setAttribute("aria-label", text + " " + name(line.personId()));
        return button;
    }

    private Panel past(java.util.List<AccessReview> all) {
        var grid = new Grid<>(AccessReview.class, false);
        grid.addColumn(review -> Formats.instant(review.startedAt(), ZoneOffset.UTC))
                .setHeader(tr("Started, UTC"))
                .setAutoWidth(true);
        grid.addColumn(review -> name(review.startedBy())).setHeader(tr("By"));
        grid.addColumn(AccessReview::accounts).setHeader(tr("Accounts"));
        grid.addColumn(review -> review.signedOffAt() == null
                        ? tr("open")
                        : tr(
                                "signed off {0} by {1}",
                                Formats.instant(review.signedOffAt(), ZoneOffset.UTC), name(review.signedOffBy())))
                .setHeader(tr("State"))
                .setFlexGrow(2);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.setItems(all);
        grid.setEmptyStateText(tr("No review has been started yet."));
        grid.getElement().setAttribute("aria-label", tr("Reviews"));
        return new Panel(tr("Reviews"), tr("latest first; each decision stands in the audit log"), grid).flush();
    }

    private String name(@Nullable UUID id) {
        return id == null ? "" : people.byId(id).map(Person::displayName).orElse(id.toString());
    }
}
