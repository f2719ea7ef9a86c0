package dev.tradewind.identity;

import dev.tradewind.ui.Access;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The roles of the console. A role may include others; {@link #VIEWER} is part of every one. */
public enum Role {
    VIEWER("reads"),
    ANALYST("imports, maps, budgets, reports"),
    SUSTAINABILITY("an analyst who also keeps factors and drafts carbon policies"),
    OPERATOR("plans, proposes, runs, cancels"),
    APPROVER("decides on recommendations"),
    AUDITOR("reads everything including the log, changes nothing"),
    ADMIN("people, roles, connectors, settings; never approves");

    private final String purpose;

    Role(String purpose) {
        this.purpose = purpose;
    }

    public String purpose() {
        return purpose;
    }

    /** Whether a program may hold it: deciding, and saying who decides, are for people. */
    public boolean forPrograms() {
        return this != APPROVER && this != ADMIN;
    }

    /** This role and those that it includes, as the names of {@link Access}. */
    public Set<String> granted() {
        var all = EnumSet.of(this, VIEWER);
        if (this == SUSTAINABILITY) {
            all.add(ANALYST);
        }
        return all.stream().map(Role::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
