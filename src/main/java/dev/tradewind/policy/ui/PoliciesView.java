package dev.tradewind.policy.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.policy.BackTests;
import dev.tradewind.policy.ParsedPolicy;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicyState;
import dev.tradewind.policy.PolicySummary;
import dev.tradewind.policy.PolicyText;
import dev.tradewind.policy.PolicyYaml;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KeptText;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMark;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is allowed? Anybody reads each rule in words beside its YAML; who may, drafts a new revision, checked while
 * typing; a second person activates it.
 */
@Route(value = "policies", layout = MainLayout.class)
@PageTitle("Policies · Tradewind")
@RolesAllowed(Access.VIEWER)
@StyleSheet("decisions.css")
class PoliciesView extends Page implements BeforeEnterObserver {
    private static final String EXAMPLE = """
            name: batch-low-carbon
            description: Batch work waits for a clean grid
            applies:
              kind: BATCH
            limits:
              maxGramsPerKwh: 150
            atLatestStart: ASK
            approval:
              needed: 1
              aboveUsdPerMonth: 500
              neededAbove: 2
            """;

    private final Policies policies;
    private final BackTests backTests;
    private final CurrentPerson person;
    private final Clock clock;
    private final Div list = new Div();
    private final Div detail = new Div();
    private ScopeParameters scope;
    private String id = "";
    private String against = "";

    PoliciesView(Policies policies, BackTests backTests, CurrentPerson person, Clock clock) {
        super(tr("Policies"), tr("what is allowed?"));
        this.policies = policies;
        this.backTests = backTests;
        this.person = person;
        this.clock = clock;
        this.scope = ScopeParameters.of(QueryParameters.empty(), clock);
        list.addClassNames("tw-panel", "dc-list");
        list.getElement().setAttribute("role", "list").setAttribute("aria-label", tr("Policies"));
        detail.addClassNames("tw-panel", "dc-detail");
        var both = new Div(list, detail);
        both.addClassName("dc-inbox");
        add(both);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        scope = ScopeParameters.of(query, clock);
        id = query.getSingleParameter("id").orElse("");
        against = query.getSingleParameter("against").orElse("");
        draw();
    }

    private void draw() {
        var all = policies.all();
        long active = all.stream().filter(p -> p.state() == PolicyState.ACTIVE).count();
        setQuestion(all.isEmpty() ? tr("what is allowed?") : tr("{0} hold now", active));
        clearTools();
        if (mayDraft()) {
            var fresh = new Anchor(scope.link("policies", Map.of("id", "new")), tr("New policy"));
            fresh.addClassName("tw-button");
            addTools(fresh);
        }
        var selected = all.stream()
                .filter(p -> p.id().toString().equals(id))
                .findFirst()
                .orElseGet(() -> all.isEmpty() || id.equals("new") ? null : all.getFirst());
        drawList(all, selected);
        detail.removeAll();
        if (selected == null) {
            if (mayDraft()) {
                detail.add(editor(EXAMPLE));
            }
            detail.setVisible(mayDraft());
        } else {
            detail.setVisible(true);
            detail.add(reader(selected));
        }
    }

    private boolean mayDraft() {
        var who = person.current();
        return who.has(Role.OPERATOR) || who.has(Role.SUSTAINABILITY) || who.has(Role.APPROVER);
    }

    private void drawList(List<PolicySummary> all, @Nullable PolicySummary selected) {
        list.removeAll();
        if (all.isEmpty()) {
            list.add(new EmptyState(
                    "scale",
                    tr("No policy holds yet"),
                    tr(
                            "A policy limits where and when work may run, and says who must approve a change. Until there is one, every change needs one other person."),
                    null,
                    null));
        }
        for (var policy : all) {
            var name = new Div(policy.name());
            name.addClassName("dc-title");
            var line = new Div(
                    new Span(tr("revision {0}, {1}", policy.revision(), policy.draftedByName())), mark(policy.state()));
            line.addClassName("dc-line");
            var link =
                    new Anchor(scope.link("policies", Map.of("id", policy.id().toString())), "");
            link.add(name, line);
            if (policy.equals(selected)) {
                link.getElement().setAttribute("aria-current", "true");
            }
            var row = new Div(link);
            row.addClassName("dc-row");
            row.getElement().setAttribute("role", "listitem");
            list.add(row);
        }
    }

    private static StatusMark mark(PolicyState state) {
        return new StatusMark(
                switch (state) {
                    case ACTIVE -> Status.DONE;
                    case DRAFT -> Status.WAITING;
                    case RETIRED, WITHDRAWN -> Status.CANCELLED;
                },
                said(state.name().toLowerCase(Locale.ROOT)));
    }

    private Div reader(PolicySummary of) {
        var decided = of.decidedAt();
        var head = new Div(
                new H2(tr("{0}, revision {1}", of.name(), of.revision())),
                mark(of.state()),
                new Span(tr(
                        "drafted by {0}, {1}{2}",
                        of.draftedByName(),
                        Formats.instant(of.draftedAt(), scope.zone()),
                        decided == null
                                ? ""
                                : tr(
                                        "; last decision by {0}, {1}",
                                        of.decidedByName(), Formats.instant(decided, scope.zone())))));
        head.addClassNames("dc-line", "dc-head");
        var block = new Div(head, decisions(of));
        diff(of).ifPresent(block::add);
        block.add(editor(of.yaml()));
        return block;
    }

    /** Beside another revision: the one of the address, else the one that holds, else the one before. */
    private Optional<Div> diff(PolicySummary of) {
        var others = policies.all().stream()
                .filter(p -> p.name().equals(of.name()) && !p.id().equals(of.id()))
                .toList();
        var other = others.stream()
                .filter(p -> p.id().toString().equals(against))
                .findFirst()
                .or(() -> others.stream()
                        .filter(p -> p.state() == PolicyState.ACTIVE)
                        .findFirst())
                .or(() -> others.stream()
                        .filter(p -> p.revision() < of.revision())
                        .findFirst());
        return other.map(beside -> new RevisionDiff(of, beside, others, scope));
    }

    private Div decisions(PolicySummary of) {
        var row = new Div();
        row.addClassNames("dc-actions", "dc-head");
        var who = person.current();
        if (!who.has(Role.APPROVER) || (of.state() != PolicyState.DRAFT && of.state() != PolicyState.ACTIVE)) {
            return row;
        }
        if (!policies.mayDecide(of, who)) {
            row.add(new Span(
                    tr("It reaches workloads beyond your role APPROVER, so somebody else must decide on it.")));
            return row;
        }
        var reason = new TextField();
        reason.setPlaceholder(tr("Reason"));
        reason.setAriaLabel(tr("Reason"));
        row.add(reason);
        if (of.state() == PolicyState.DRAFT) {
            boolean own = of.draftedBy().equals(who.id());
            var activate =
                    new Button(tr("Activate"), click -> act(() -> policies.activate(of.id(), who, reason.getValue())));
            activate.addThemeVariants(ButtonVariant.PRIMARY);
            activate.setEnabled(!own);
            row.add(
                    activate,
                    new Button(tr("Withdraw"), click -> act(() -> policies.withdraw(of.id(), who, reason.getValue()))));
            if (own) {
                row.add(new Span(tr("You drafted it, so a second person must activate it.")));
            }
        } else {
            row.add(new Button(tr("Retire"), click -> act(() -> policies.retire(of.id(), who, reason.getValue()))));
        }
        return row;
    }

    private void act(Runnable decision) {
        try {
            decision.run();
            draw();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            Notification.show(tr("Not done: {0}", said(refused.getMessage())));
        }
    }

    /** Words on the left, YAML on the right; the words follow the typing, and so do the problems. */
    private Div editor(String yaml) {
        var words = new Div();
        words.getElement().setAttribute("aria-live", "polite");
        var area = new TextArea("YAML");
        area.setValue(yaml);
        area.setReadOnly(!mayDraft());
        area.setValueChangeMode(ValueChangeMode.LAZY);
        var kept = new KeptText(area, "policy:" + id);
        var save = new Button(tr("Save as a draft"), click -> save(area.getValue(), kept));
        save.setVisible(mayDraft());
        area.addValueChangeListener(change -> save.setEnabled(fits(words, change.getValue())));
        save.setEnabled(fits(words, yaml));
        var left = new Div(new H2(tr("In words")), words);
        var right = new Div(area, kept, save);
        var both = new Div(left, right);
        both.addClassNames("dc-yaml", "dc-block");
        return new Div(both, new BackTestBlock(backTests, area::getValue));
    }

    private void save(String yaml, KeptText kept) {
        act(() -> {
            UUID made = policies.draft(yaml, person.current()).id();
            kept.forget();
            id = made.toString();
            Notification.show(tr("Saved as a draft. A second person must activate it."));
        });
    }

    /** Whether it is a policy that the viewer may draft. */
    private boolean fits(Div words, String yaml) {
        if (!say(words, yaml)) {
            return false;
        }
        if (mayDraft() && !policies.mayDraft(yaml, person.current())) {
            words.add(new Div(
                    tr("It reaches workloads beyond your roles. Maybe name owner and environment under applies?")));
            return false;
        }
        return true;
    }

    private static boolean say(Div words, String yaml) {
        words.removeAll();
        var lines = new UnorderedList();
        words.add(lines);
        return switch (PolicyYaml.parse(yaml)) {
            case ParsedPolicy.Valid(var rule) -> {
                if (!rule.description().isBlank()) {
                    words.addComponentAsFirst(new Div(rule.description()));
                }
                PolicyText.sentences(rule).forEach(s -> lines.add(new ListItem(said(s))));
                yield true;
            }
            case ParsedPolicy.Invalid(var problems) -> {
                lines.addClassName("dc-problems");
                problems.forEach(p -> lines.add(new ListItem(tr(
                        "line {0}, {1}: {2}. Permitted: {3}.", p.line(), p.key(), said(p.message()), p.permitted()))));
                yield false;
            }
        };
    }
}
