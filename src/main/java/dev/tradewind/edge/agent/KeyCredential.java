package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.edge.wire.Json;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** By the key of the data directory: a token enrols it once, then it renews a short-lived credential. */
final class KeyCredential implements Credential {
    private final String site;
    private final AgentKey key;
    private final @Nullable String token;
    private final LongSupplier millis;
    private volatile @Nullable String credential;

    /** @param millis best knowledge of the time */
    KeyCredential(String site, AgentKey key, @Nullable String token, LongSupplier millis) {
        this.site = site;
        this.key = key;
        this.token = token;
        this.millis = millis;
    }

    @Override
    public boolean known() {
        return credential != null;
    }

    @Override
    public void identify(ConsoleLink link) throws LinkDown {
        try {
            renew(link);
        } catch (LinkDown unknown) {
            if (unknown.status() == 0 || token == null) {
                throw unknown;
            }
            enrol(link, token);
        }
    }

    private void enrol(ConsoleLink link, String once) throws LinkDown {
        var asked = new Enrolment(once, site, key.incarnation(), key.publicKey());
        credential = Json.read(link.unknown("/api/v1/edge-link/enrolments", asked), Enrolment.Credential.class)
                .credential();
    }

    private void renew(ConsoleLink link) throws LinkDown {
        long at = millis.getAsLong();
        var text = Enrolment.Renewal.text(site, key.incarnation(), at);
        var asked = new Enrolment.Renewal(site, key.incarnation(), at, key.sign(text));
        credential = Json.read(link.unknown("/api/v1/edge-link/credentials", asked), Enrolment.Credential.class)
                .credential();
    }

    @Override
    public String bearer() {
        return Objects.requireNonNullElse(credential, "");
    }

    @Override
    public void forget() {
        credential = null;
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
