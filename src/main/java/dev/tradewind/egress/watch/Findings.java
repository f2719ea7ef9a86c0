package dev.tradewind.egress.watch;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.egress.cause.Intended;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.ScopeCheck;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Unusual egress that was found: open until a person says what it is. */
@Component
public class Findings {
    private final FindingStore store;
    private final AuditTrail audit;
    private final ObjectProvider<ActorSource> actors;
    /** Absent where nobody signs in. */
    private final ObjectProvider<ScopeCheck> scope;

    private final Clock clock;

    Findings(
            FindingStore store,
            AuditTrail audit,
            ObjectProvider<ActorSource> actors,
            ObjectProvider<ScopeCheck> scope,
            Clock clock) {
        this.scope = scope;
        this.store = store;
        this.audit = audit;
        this.actors = actors;
        this.clock = clock;
    }

    /** The open ones first, newest first. */
    public List<Finding> all() {
        return store.all();
    }

    public Optional<Finding> byId(UUID id) {
        return store.byId(id);
    }

    /** How many wait for somebody. */
    public int open() {
        return store.open();
    }

    /** What people said is meant to be so; the explanation says it beside the cause. */
    public List<Intended> intended() {
        return store.all().stream()
                .filter(finding -> finding.closed() != null && finding.closed().closing() == Closing.INTENDED)
                .map(finding -> new Intended(
                        finding.flow().from(),
                        finding.flow().to(),
                        finding.flow().transferClass(),
                        finding.flow().owner(),
                        finding.closed() == null ? "" : finding.closed().reason()))
                .toList();
    }

    /**
     * Closes a finding.
     *
     * @param version as it was read
     * @param reason in words; must not be empty
     * @param expectedUntil last day for which changes of this flow are intended; only with {@link Closing#INTENDED}
     * @throws dev.tradewind.identity.OutOfScope for an operator of other owners who is no analyst
     */
    @Transactional
    public Closure close(UUID id, long version, Closing closing, String reason, @Nullable LocalDate expectedUntil) {
        var found = store.byId(id);
        if (found.isEmpty()) {
            return new Closure.Refused("there is no finding " + id);
        }
        var finding = found.get();
        // a bill names an owner and no environment, so a role that is limited to one does not reach it
        scope.ifAvailable(check -> check.require(
                finding.flow().owner(), RoleScope.EVERY, Role.OPERATOR, Role.ANALYST, Role.SUSTAINABILITY));
        if (reason.isBlank()) {
            return new Closure.Refused("a reason is needed; it stands in the log and beside the cause");
        }
        if (expectedUntil != null && closing != Closing.INTENDED) {
            return new Closure.Refused("only what is intended has a day until which it is expected");
        }
        var closed = new Finding.Closed(closing, reason.strip(), actor(), clock.instant(), expectedUntil);
        if (!store.close(id, version, closed)) {
            return new Closure.Stale(finding);
        }
        audit.record(Change.of("egress-finding.closed", "egress-finding", finding.shortId(), closed)
                .because(closed.reason()));
        return new Closure.Done(store.byId(id).orElseThrow());
    }

    /** Whether this person may close it. */
    public static boolean mayClose(Finding finding, Person by) {
        return by.has(Role.ANALYST)
                || by.has(Role.SUSTAINABILITY)
                || by.may(Role.OPERATOR, finding.flow().owner(), RoleScope.EVERY);
    }

    private String actor() {
        return Actors.acting()
                .or(() -> Optional.ofNullable(actors.getIfAvailable()).map(ActorSource::current))
                .map(actor -> actor.id())
                .orElse("system:console");
    }
}
