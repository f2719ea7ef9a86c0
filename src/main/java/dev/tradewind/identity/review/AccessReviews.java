package dev.tradewind.identity.review;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.CanonicalJson;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.review.ReviewLine.Verdict;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks at every account once, by somebody else than its owner, and signs the result off. */
@Component
@Transactional
public class AccessReviews {
    private final ReviewLedger ledger;
    private final People people;
    private final ApiTokens tokens;
    private final AuditTrail audit;
    private final Clock clock;

    AccessReviews(ReviewLedger ledger, People people, ApiTokens tokens, AuditTrail audit, Clock clock) {
        this.ledger = ledger;
        this.people = people;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Freezes who may do what now. One review is open at a time. */
    public AccessReview start(Person by) {
        requireAdmin(by);
        if (all().stream().anyMatch(AccessReview::open)) {
            throw new IllegalArgumentException(
                    "a review is open already. Decide on its accounts and sign it off first.");
        }
        var id = Ids.next();
        var now = clock.instant();
        ledger.add(id, now, by.id());
        var accounts = people.all().stream().filter(Person::enabled).toList();
        for (var person : accounts) {
            ledger.addLine(
                    id,
                    person.id(),
                    rolesAndScopes(person),
                    String.join(" ", new TreeSet<>(person.groups())),
                    tokens.valid(person.id()),
                    people.lastSignedIn(person.id())
                            .map(at -> at.atOffset(ZoneOffset.UTC))
                            .orElse(null));
        }
        audit.record(Change.of(
                "access-review.started", "access-review", id.toString(), Map.of("accounts", accounts.size())));
        return byId(id);
    }

    /**
     * Confirms an account or revokes it. Revoking switches it off and ends its tokens.
     *
     * @throws IllegalArgumentException for an account of one's own, without a reason, or when it was decided on already
     */
    public void decide(UUID review, UUID account, Verdict verdict, String reason, Person by) {
        requireAdmin(by);
        if (!byId(review).open()) {
            throw new IllegalArgumentException("the review is signed off. Start another one.");
        }
        if (people.accountsOf(account).contains(by.id())) {
            throw new IllegalArgumentException("nobody reviews their own access. Ask another administrator.");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "a decision needs its reason: who will ask for it later is not here now.");
        }
        if (!ledger.decide(review, account, verdict, reason.strip(), by.id(), clock.instant())) {
            throw new IllegalArgumentException("the account is not in this review, or was decided on already.");
        }
        audit.record(Change.of(
                        verdict == Verdict.CONFIRMED ? "access-review.confirmed" : "access-review.revoked",
                        "access-review",
                        review.toString(),
                        Map.of("person", account.toString()))
                .because(reason.strip()));
        if (verdict == Verdict.REVOKED) {
            people.switchOff(account, "access review: " + reason.strip(), by.id());
        }
    }

    /** Closes it. Only accounts of whoever signs off may be open, and are then named as not reviewed. */
    public AccessReview signOff(UUID review, Person by) {
        requireAdmin(by);
        if (!byId(review).open()) {
            throw new IllegalArgumentException("the review is signed off already.");
        }
        var lines = lines(review);
        var own = people.accountsOf(by.id());
        var undecided = lines.stream().filter(line -> line.verdict() == null).toList();
        if (undecided.stream().anyMatch(line -> !own.contains(line.personId()))) {
            throw new IllegalArgumentException(
                    undecided.size() + " accounts are not decided on. Confirm or revoke each of them first.");
        }
        ledger.signOff(review, by.id(), clock.instant());
        audit.record(Change.of(
                "access-review.signed-off",
                "access-review",
                review.toString(),
                Map.of(
                        "confirmed", count(lines, Verdict.CONFIRMED),
                        "revoked", count(lines, Verdict.REVOKED),
                        "notReviewed",
                                undecided.stream()
                                        .map(line -> line.personId().toString())
                                        .toList(),
                        "linesSha256", Hashes.sha256(CanonicalJson.text(lines)))));
        return byId(review);
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<AccessReview> all() {
        return ledger.all();
    }

    @Transactional(readOnly = true)
    public List<ReviewLine> lines(UUID review) {
        return ledger.lines(review);
    }

    private AccessReview byId(UUID id) {
        return all().stream()
                .filter(review -> review.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no access review " + id + "."));
    }

    /** "APPROVER VIEWER; OPERATOR payments prod": the roles, then where those hold that do not hold everywhere. */
    private static String rolesAndScopes(Person person) {
        var roles = String.join(" ", new TreeSet<>(person.roles()));
        return person.scopes().isEmpty()
                ? roles
                : roles + "; " + RoleScope.format(person.scopes()).replace("\n", "; ");
    }

    private static long count(List<ReviewLine> lines, Verdict verdict) {
        return lines.stream().filter(line -> line.verdict() == verdict).count();
    }

    private static void requireAdmin(Person by) {
        if (!by.has(Role.ADMIN)) {
            throw new IllegalArgumentException("reviewing access takes the role ADMIN.");
        }
    }
}
