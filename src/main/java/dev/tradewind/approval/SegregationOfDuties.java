package dev.tradewind.approval;

import dev.tradewind.approval.Eligibility.MayDecide;
import dev.tradewind.approval.Eligibility.MayNot;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;

/** Who may decide on what. Pure; the page, the API and the domain ask the same rules. */
public final class SegregationOfDuties {
    private SegregationOfDuties() {}

    public static Eligibility mayApprove(Matter matter, Person person) {
        if (person.service()) {
            return new MayNot("a program never decides: approving takes a person's own token");
        }
        if (!person.has(Role.APPROVER)) {
            return new MayNot("deciding takes the role APPROVER, which you do not have");
        }
        if (!person.may(Role.APPROVER, matter.owner(), matter.environment())) {
            return new MayNot(person.lacks(Role.APPROVER, matter.owner(), matter.environment()));
        }
        if (person.has(Role.ADMIN)) {
            return new MayNot("an administrator never approves");
        }
        if (isThem(matter.proposedBy(), person)) {
            return new MayNot("you proposed this, so somebody else must approve it");
        }
        if (matter.requestedBy().stream().anyMatch(id -> isThem(id, person))) {
            return new MayNot("you asked for this, so somebody else must approve it");
        }
        if (matter.counting().stream().anyMatch(d -> d.personId().equals(person.id()))) {
            return new MayNot("you have approved already, and nobody counts twice");
        }
        if (matter.counting().stream().anyMatch(d -> d.whose().equals(person.human()))) {
            return new MayNot("you have approved already from another account, and nobody counts twice");
        }
        return new MayDecide();
    }

    /** Rejecting one's own proposal is withdrawing it, so it is no decision either. */
    public static Eligibility mayReject(Matter matter, Person person) {
        if (person.service()) {
            return new MayNot("a program never decides: rejecting takes a person's own token");
        }
        if (!person.has(Role.APPROVER)) {
            return new MayNot("deciding takes the role APPROVER, which you do not have");
        }
        if (!person.may(Role.APPROVER, matter.owner(), matter.environment())) {
            return new MayNot(person.lacks(Role.APPROVER, matter.owner(), matter.environment()));
        }
        return isThem(matter.proposedBy(), person)
                        || matter.requestedBy().stream().anyMatch(id -> isThem(id, person))
                ? new MayNot("you proposed this: withdraw it instead of rejecting it")
                : new MayDecide();
    }

    private static boolean isThem(String actorId, Person person) {
        return actorId.equals(person.id().toString());
    }
}
