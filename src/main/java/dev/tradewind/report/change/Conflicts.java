package dev.tradewind.report.change;

import dev.tradewind.audit.log.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Where one human being stood on both sides of a control. What the console refuses is looked for all the same: an empty
 * list shows that the control held. Entries are given in log order, those of before the period too.
 */
final class Conflicts {
    static final List<String> ACTIONS = List.of("recommendation.proposed", "policy.drafted", "person.granted");

    private final UnaryOperator<String> human;
    private final Map<String, String> proposer = new HashMap<>();
    private final Map<String, String> drafter = new HashMap<>();
    private final Map<String, String> granter = new HashMap<>();
    private final List<ChangeLine> found = new ArrayList<>();

    /** @param human the human being behind an account */
    Conflicts(UnaryOperator<String> human) {
        this.human = human;
    }

    /** @param inPeriod whether conflicts of this entry are to be told */
    void read(Entry entry, boolean inPeriod) {
        switch (entry.action()) {
            case "recommendation.proposed" -> proposer.put(entry.subjectId(), entry.actorId());
            case "policy.drafted" -> drafter.put(entry.subjectId(), entry.actorId());
            case "person.granted" -> {
                if (LogFacts.afterAll(entry, "roles").contains("APPROVER")) {
                    granter.put(entry.subjectId(), entry.actorId());
                }
                same(entry, entry.subjectId(), "granted roles to an account of their own", inPeriod);
            }
            case "approval.given" -> {
                same(entry, proposer.get(entry.subjectId()), "approved what they proposed", inPeriod);
                var by = granter.get(entry.actorId());
                if (by != null) {
                    same(
                            entry,
                            by,
                            proposer.get(entry.subjectId()),
                            "was approved by somebody to whom its proposer had granted APPROVER",
                            inPeriod);
                }
            }
            case "policy.activated" ->
                same(entry, drafter.get(entry.subjectId()), "activated a policy that they drafted", inPeriod);
            case "execution.gate-waived" ->
                same(
                        entry,
                        proposer.get(LogFacts.after(entry, "recommendation")),
                        "waived the gate of what they proposed",
                        inPeriod);
            default -> {}
        }
    }

    /** Accounts of one human being that hold, together, what nobody may hold. */
    void roles(List<RoleHistory.Holding> approvers, List<RoleHistory.Holding> administrators) {
        var told = new TreeSet<Set<String>>(java.util.Comparator.comparing(Set::toString));
        for (var approver : approvers) {
            for (var administrator : administrators) {
                var pair = new TreeSet<>(Set.of(approver.person(), "as " + administrator.person()));
                if (human.apply(approver.person()).equals(human.apply(administrator.person())) && told.add(pair)) {
                    found.add(new ChangeLine(
                            Section.CONFLICT,
                            approver.leaf(),
                            approver.from(),
                            approver.until(),
                            approver.person(),
                            "roles",
                            administrator.person(),
                            "",
                            "one person holds APPROVER and ADMIN through two accounts",
                            ""));
                }
            }
        }
    }

    List<ChangeLine> found() {
        return List.copyOf(found);
    }

    private void same(Entry entry, @org.jspecify.annotations.Nullable String other, String what, boolean inPeriod) {
        same(entry, entry.actorId(), other, what, inPeriod);
    }

    private void same(
            Entry entry, String one, @org.jspecify.annotations.Nullable String other, String what, boolean inPeriod) {
        if (inPeriod
                && other != null
                && !one.startsWith("system:")
                && human.apply(one).equals(human.apply(other))) {
            found.add(LogFacts.line(Section.CONFLICT, entry, "", what));
        }
    }
}
