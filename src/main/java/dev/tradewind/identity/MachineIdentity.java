package dev.tradewind.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something other than a signed-in person that may act here.
 *
 * @param id of its own kind; what {@link IdentitySource#revoke} takes
 * @param detail what tells it from others: issuer and subject, the label of a token, the serial of a key
 * @param owner who answers for it
 * @param may what it may do, in words
 * @param endsAt when it stops by itself; null: it does not
 */
public record MachineIdentity(
        Kind kind,
        String id,
        String name,
        String detail,
        String owner,
        String may,
        @Nullable Instant endsAt,
        @Nullable Instant lastUsedAt,
        State state) {

    /** What it is. */
    public enum Kind {
        BINDING("Binding"),
        EXCHANGED_TOKEN("Exchanged token"),
        API_TOKEN("API token"),
        EDGE_AGENT("Edge agent"),
        SPIFFE_CALLER("SPIFFE caller"),
        OWN_SVID("Own SVID");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Whether it works. */
    public enum State {
        WORKS,
        EXPIRED,
        REVOKED
    }

    /** Whether it can be ended here. */
    public boolean revocable() {
        return kind != Kind.OWN_SVID && works();
    }

    /** Whether what ends is only the proof that it holds now, which it renews by itself. */
    public boolean renews() {
        return kind == Kind.EDGE_AGENT || kind == Kind.SPIFFE_CALLER || kind == Kind.OWN_SVID;
    }

    /** Names it among all kinds. */
    public String key() {
        return kind + "." + id;
    }

    public boolean works() {
        return state == State.WORKS;
    }

    /** The state of what may be revoked and may end by itself. */
    public static State stateOf(boolean revoked, @Nullable Instant endsAt, Instant now) {
        if (revoked) {
            return State.REVOKED;
        }
        return endsAt != null && !now.isBefore(endsAt) ? State.EXPIRED : State.WORKS;
    }
}
