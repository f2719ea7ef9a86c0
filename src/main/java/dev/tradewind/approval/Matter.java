package dev.tradewind.approval;

import dev.tradewind.policy.ApprovalRoute;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All that the rules of deciding look at; a value, so that they are pure.
 *
 * @param proposedBy a person's id, or {@code system:…}
 * @param requestedBy persons' ids who asked for the plan or the change; their approval does not count either
 * @param owner the workload's owner of record: a group's name or a person's sign-in name
 * @param environment of the workload, empty if the workload is gone
 * @param usdPerMonth change of cost
 * @param digest of snapshot and change, as it is now
 * @param decisions in the order in which they were taken, voided ones included
 */
public record Matter(
        String proposedBy,
        Set<String> requestedBy,
        String owner,
        String environment,
        BigDecimal usdPerMonth,
        String digest,
        ApprovalRoute route,
        List<DecisionEntry> decisions) {

    public Matter {
        requestedBy = Set.copyOf(requestedBy);
        decisions = List.copyOf(decisions);
    }

    /** Approvals that count: for this digest, not voided. */
    public List<DecisionEntry> counting() {
        return decisions.stream()
                .filter(DecisionEntry::counts)
                .filter(d -> d.digest().equals(digest))
                .toList();
    }

    public int needed() {
        return route.neededFor(usdPerMonth);
    }

    public boolean reasonNeeded() {
        return route.above(usdPerMonth);
    }

    /** What is still missing once these approvals count. */
    public Missing missing(List<DecisionEntry> counting) {
        var people = counting.stream().map(DecisionEntry::whose).collect(Collectors.toSet());
        var groups = new TreeSet<>(route.groups());
        counting.forEach(d -> groups.removeAll(d.groups()));
        boolean onlyOwner = !counting.isEmpty() && counting.stream().allMatch(this::ownsIt);
        int more = Math.max(0, needed() - people.size());
        return new Missing(more == 0 && onlyOwner ? 1 : more, groups, onlyOwner);
    }

    public Missing missing() {
        return missing(counting());
    }

    /** How many people will have agreed when the route is met, if the right ones come. */
    public int peopleInAll() {
        return counting().size() + missing().atLeast();
    }

    private boolean ownsIt(DecisionEntry decision) {
        return owner.equals(decision.personName()) || decision.groups().contains(owner);
    }

    /**
     * @param people further distinct people
     * @param groups groups that must be among them
     * @param onlyOwner so far only the workload's owner agreed, which is not enough
     */
    public record Missing(int people, Set<String> groups, boolean onlyOwner) {
        public Missing {
            groups = Set.copyOf(groups);
        }

        public boolean nothing() {
            return people == 0 && groups.isEmpty();
        }

        /** People who must still agree at the least: one of a missing group may be one of the missing people. */
        public int atLeast() {
            return Math.max(people, groups.isEmpty() ? 0 : 1);
        }

        /** In words: "1 more person, among them somebody of security". */
        public String words() {
            if (nothing()) {
                return "nobody";
            }
            int atLeast = atLeast();
            var text = atLeast == 1 ? "1 more person" : atLeast + " more people";
            if (!groups.isEmpty()) {
                text += ", among them somebody of " + String.join(" and somebody of ", new TreeSet<>(groups));
            }
            return onlyOwner ? text + ", and not only of the owner" : text;
        }
    }
}
