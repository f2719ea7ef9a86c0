package dev.tradewind.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Whoever lets something other than a person act implements this, so that one page shows all of it. */
public interface IdentitySource {
    /** What it answers for; no two sources share a kind. */
    Set<MachineIdentity.Kind> kinds();

    List<MachineIdentity> all(Instant now);

    /**
     * Ends one, with its entry in the log. Nothing happens where it has ended already.
     *
     * @param by an administrator, which was looked at already
     */
    void revoke(MachineIdentity.Kind kind, String id, String reason, Person by);
}
