package dev.tradewind.policy;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All policies. Only valid text is stored, and only a second person makes it hold. */
@Component
@Transactional
public class Policies {
    private static final int MOST_READ = 1_000;

    private final Map<String, PolicyRule> read = new ConcurrentHashMap<>();
    private final PolicyVersions versions;
    private final AuditTrail audit;
    private final Clock clock;
    private final ZoneId zone;
    /** Absent only where nobody signs in: in a process that carries out and decides nothing. */
    private final ObjectProvider<People> people;

    Policies(
            PolicyVersions versions,
            AuditTrail audit,
            Clock clock,
            ObjectProvider<People> people,
            @Value("${tradewind.reporting.zone:UTC}") ZoneId zone) {
        this.versions = versions;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
        this.people = people;
    }

    /**
     * Stores a new revision that does not hold yet.
     *
     * @throws InvalidPolicy with line, key and permitted values of every problem
     */
    public PolicySummary draft(String yaml, Person by) {
        if (!by.has(Role.OPERATOR) && !by.has(Role.SUSTAINABILITY) && !by.has(Role.APPROVER)) {
            throw new IllegalStateException("Drafting a policy takes OPERATOR, SUSTAINABILITY or APPROVER");
        }
        var rule = parsed(yaml);
        PolicyReach.require(rule, by, Role.OPERATOR, Role.SUSTAINABILITY, Role.APPROVER);
        var draft = new PolicyVersion(
                Ids.next(),
                rule.name(),
                versions.countByName(rule.name()) + 1,
                yaml,
                Hashes.sha256(yaml),
                by.id(),
                by.displayName(),
                clock.instant());
        versions.saveAndFlush(draft);
        record("policy.drafted", draft, null, null);
        return draft.summary();
    }

    /** Makes a draft hold and retires the revision that held until now. */
    public PolicySummary activate(UUID id, Person by, String reason) {
        requireApprover(by);
        var draft = load(id);
        requireAnother(draft, by);
        PolicyReach.require(parsed(draft.yaml()), by, Role.APPROVER);
        var before = facts(draft);
        draft.become(PolicyState.ACTIVE, by.id(), by.displayName(), reason, clock.instant());
        for (var old : versions.findByNameAndState(draft.summary().name(), PolicyState.ACTIVE)) {
            if (!old.summary().id().equals(id)) {
                // a guardrail of others is not lifted by narrowing it to one's own
                PolicyReach.require(parsed(old.yaml()), by, Role.APPROVER);
                var was = facts(old);
                old.become(
                        PolicyState.RETIRED,
                        by.id(),
                        by.displayName(),
                        "replaced by a newer revision",
                        clock.instant());
                record(
                        "policy.retired",
                        old,
                        was,
                        "replaced by revision " + draft.summary().revision());
            }
        }
        record("policy.activated", draft, before, reason);
        return versions.saveAndFlush(draft).summary();
    }

    /** The aggregate refuses the same account; this refuses the same human being behind another one. */
    private void requireAnother(PolicyVersion draft, Person by) {
        var drafter = draft.summary().draftedBy();
        if (!drafter.equals(by.id()) && people.getObject().accountsOf(drafter).contains(by.id())) {
            throw new IllegalStateException(
                    "It was drafted from another account of yours, so a second person must activate it."
                            + " Maybe ask a colleague?");
        }
    }

    public PolicySummary withdraw(UUID id, Person by, String reason) {
        var draft = load(id);
        if (!draft.summary().draftedBy().equals(by.id())) {
            requireApprover(by);
            PolicyReach.require(parsed(draft.yaml()), by, Role.APPROVER);
        }
        return end(draft, PolicyState.WITHDRAWN, "policy.withdrawn", by, reason);
    }

    /** Ends a policy that holds; a reason is needed, because a guardrail goes. */
    public PolicySummary retire(UUID id, Person by, String reason) {
        requireApprover(by);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Retiring a policy takes a reason");
        }
        var version = load(id);
        PolicyReach.require(parsed(version.yaml()), by, Role.APPROVER);
        return end(version, PolicyState.RETIRED, "policy.retired", by, reason);
    }

    private PolicySummary end(PolicyVersion version, PolicyState state, String action, Person by, String reason) {
        var before = facts(version);
        version.become(state, by.id(), by.displayName(), reason, clock.instant());
        record(action, version, before, reason);
        return versions.saveAndFlush(version).summary();
    }

    /** @throws IllegalArgumentException if there is none */
    @Transactional(readOnly = true)
    public PolicySummary byId(UUID id) {
        return load(id).summary();
    }

    /** Every revision, by name, newest first. */
    @Transactional(readOnly = true)
    public List<PolicySummary> all() {
        return versions.findAllByOrderByNameAscRevisionDesc().stream()
                .map(PolicyVersion::summary)
                .toList();
    }

    /** What holds now and is obeyed, by name. */
    @Transactional(readOnly = true)
    public List<PolicyRule> active() {
        return holding(PolicyMode.ENFORCE);
    }

    private List<PolicyRule> holding(PolicyMode mode) {
        var now = clock.instant();
        return versions.findByState(PolicyState.ACTIVE).stream()
                .map(v -> parsed(v.yaml()))
                .filter(rule -> rule.mode() == mode && rule.holdsAt(now))
                .sorted(Comparator.comparing(PolicyRule::name))
                .toList();
    }

    /** What holds now for something with these attributes. */
    @Transactional(readOnly = true)
    public Guardrails guardrails(Map<String, String> attributes) {
        return new Guardrails(
                active().stream().filter(r -> r.appliesTo(attributes)).toList(), zone);
    }

    /** As {@link #guardrails} for many things at one moment: what holds is read once. */
    @Transactional(readOnly = true)
    public Function<Map<String, String>, Guardrails> guardrailsNow() {
        var holding = active();
        return attributes -> new Guardrails(
                holding.stream().filter(r -> r.appliesTo(attributes)).toList(), zone);
    }

    /** What would hold for it, by the policies that only report. */
    @Transactional(readOnly = true)
    public Guardrails reporting(Map<String, String> attributes) {
        return new Guardrails(
                holding(PolicyMode.REPORT).stream()
                        .filter(r -> r.appliesTo(attributes))
                        .toList(),
                zone);
    }

    /**
     * What a repository holds: a new draft where the text is new, else what is there already.
     *
     * @param name as the path says; the text must say the same
     */
    public Applied apply(String name, String yaml, Person by) {
        if (!parsed(yaml).name().equals(name)) {
            throw new InvalidPolicy(List.of(new PolicyProblem(1, "name", "not the name of the path", name)));
        }
        var sha256 = Hashes.sha256(yaml);
        return versions.findAllByOrderByNameAscRevisionDesc().stream()
                .map(PolicyVersion::summary)
                .filter(p -> p.name().equals(name) && p.sha256().equals(sha256))
                .filter(p -> p.state() == PolicyState.ACTIVE || p.state() == PolicyState.DRAFT)
                .findFirst()
                .map(there -> new Applied(there, false))
                .orElseGet(() -> new Applied(draft(yaml, by), true));
    }

    /** @param changed false where this very text was there already */
    public record Applied(PolicySummary policy, boolean changed) {}

    /** Whether this person may draft this text, which is valid, or make a revision hold or end. */
    public boolean mayDraft(String yaml, Person by) {
        return PolicyReach.within(parsed(yaml), by, Role.OPERATOR, Role.SUSTAINABILITY, Role.APPROVER);
    }

    /** Whether this person may decide on a revision, whoever drafted it. */
    public boolean mayDecide(PolicySummary of, Person by) {
        return PolicyReach.within(parsed(of.yaml()), by, Role.APPROVER);
    }

    private static void requireApprover(Person by) {
        if (!by.has(Role.APPROVER)) {
            throw new IllegalStateException("This takes the role APPROVER");
        }
    }

    /** Parsed once for each text: the engine asks before every start. */
    private PolicyRule parsed(String yaml) {
        if (read.size() > MOST_READ) {
            read.clear();
        }
        var known = read.get(yaml);
        if (known == null) {
            known = parse(yaml);
            read.put(yaml, known);
        }
        return known;
    }

    private static PolicyRule parse(String yaml) {
        return switch (PolicyYaml.parse(yaml)) {
            case ParsedPolicy.Valid valid -> valid.rule();
            case ParsedPolicy.Invalid invalid -> throw new InvalidPolicy(invalid.problems());
        };
    }

    private PolicyVersion load(UUID id) {
        return versions.findById(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no policy revision " + id + ". Maybe it belongs to another installation?"));
    }

    private void record(String action, PolicyVersion version, @Nullable Object before, @Nullable String reason) {
        var now = version.summary();
        audit.record(Change.of(action, "policy", now.name() + "@" + now.revision(), before, facts(version))
                .because(reason == null || reason.isBlank() ? null : reason));
    }

    private static Map<String, Object> facts(PolicyVersion version) {
        var now = version.summary();
        return Map.of(
                "name",
                now.name(),
                "revision",
                now.revision(),
                "state",
                now.state().name(),
                "sha256",
                now.sha256(),
                "yaml",
                now.yaml());
    }
}
