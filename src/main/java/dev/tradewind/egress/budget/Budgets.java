package dev.tradewind.egress.budget;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Budgets, each change of which stands in the log with before and after. */
@Component
public class Budgets {
    private static final String SUBJECT = "egress-budget";

    private final BudgetStore store;
    private final AuditTrail audit;
    private final ObjectProvider<ActorSource> actors;
    private final Clock clock;

    Budgets(BudgetStore store, AuditTrail audit, ObjectProvider<ActorSource> actors, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /** By name. */
    public List<Budget> all() {
        return store.all();
    }

    public Optional<Budget> byId(UUID id) {
        return store.byId(id);
    }

    /** Oldest first. */
    public List<Budget.Version> versions(UUID id) {
        return store.versions(id);
    }

    @Transactional
    public Kept create(BudgetTerms terms) {
        var problem = terms.problem();
        if (problem.isPresent()) {
            return new Kept.Refused(problem.get());
        }
        if (isTaken(terms.name(), null)) {
            return new Kept.Taken(terms.name());
        }
        var now = clock.instant();
        var actor = actor();
        var budget = new Budget(Ids.next(), 1, 1, terms, actor, now, actor, now);
        store.add(budget);
        audit.record(Change.of("egress-budget.created", SUBJECT, budget.id().toString(), terms));
        return new Kept.Done(budget);
    }

    /** Creates the budget, or changes the one of its name, whichever is due; one that is just so stays as it is. */
    @Transactional
    public Kept keep(BudgetTerms terms) {
        return store.all().stream()
                .filter(each -> each.terms().name().equalsIgnoreCase(terms.name()))
                .findFirst()
                .map(same -> change(same.id(), same.version(), terms))
                .orElseGet(() -> create(terms));
    }

    /** @param version as it was read */
    @Transactional
    public Kept change(UUID id, long version, BudgetTerms terms) {
        var before = store.byId(id);
        if (before.isEmpty()) {
            return new Kept.Refused("there is no budget " + id + "; maybe somebody deleted it");
        }
        var problem = terms.problem();
        if (problem.isPresent()) {
            return new Kept.Refused(problem.get());
        }
        if (before.get().version() != version) {
            return new Kept.Stale(before.get());
        }
        if (isTaken(terms.name(), id)) {
            return new Kept.Taken(terms.name());
        }
        if (terms.equals(before.get().terms())) {
            return new Kept.Done(before.get());
        }
        var next = version + 1;
        var after = new Budget(
                id,
                next,
                terms.drawsAnotherLineThan(before.get().terms())
                        ? next
                        : before.get().lineVersion(),
                terms,
                before.get().createdBy(),
                before.get().createdAt(),
                actor(),
                clock.instant());
        if (!store.change(after)) {
            return new Kept.Stale(store.byId(id).orElse(before.get()));
        }
        audit.record(Change.of(
                "egress-budget.changed", SUBJECT, id.toString(), before.get().terms(), terms));
        return new Kept.Done(after);
    }

    /**
     * Deletes it with its alerts; the log keeps what it was.
     *
     * @param version as it was read
     * @param reason in words; must not be empty
     */
    @Transactional
    public Kept delete(UUID id, long version, String reason) {
        var before = store.byId(id);
        if (before.isEmpty()) {
            return new Kept.Refused("there is no budget " + id + "; maybe somebody deleted it");
        }
        if (reason.isBlank()) {
            return new Kept.Refused("a reason is needed; it stands in the log");
        }
        if (!store.delete(id, version)) {
            return new Kept.Stale(before.get());
        }
        audit.record(Change.of(
                        "egress-budget.deleted",
                        SUBJECT,
                        id.toString(),
                        before.get().terms(),
                        null)
                .because(reason.strip()));
        return new Kept.Done(before.get());
    }

    private boolean isTaken(String name, @Nullable UUID by) {
        return store.all().stream()
                .anyMatch(each ->
                        each.terms().name().equalsIgnoreCase(name) && !each.id().equals(by));
    }

    private String actor() {
        return Actors.acting()
                .or(() -> Optional.ofNullable(actors.getIfAvailable()).map(ActorSource::current))
                .map(actor -> actor.id())
                .orElse("system:console");
    }
}
