package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;
import dev.tradewind.edge.wire.Introduction;
import dev.tradewind.identity.spiffe.LocalIdentity;
import dev.tradewind.identity.spiffe.NoIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * By the SPIFFE ID of this program, without a stored key: each request carries a JWT-SVID, and the console is told once per
 * run which keys sign the log.
 */
final class SpiffeCredential implements Credential {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String site;
    private final AgentKey key;
    private final Path data;
    private final String audience;
    private final LocalIdentity identity;
    private volatile boolean introduced;

    SpiffeCredential(String site, AgentKey key, Path data, AgentSettings.Spiffe spiffe) {
        this.site = site;
        this.key = key;
        this.data = data;
        this.audience = spiffe.audience();
        this.identity = LocalIdentity.at(spiffe.socket(), PATIENCE, Clock.systemUTC());
    }

    @Override
    public boolean known() {
        return introduced;
    }

    @Override
    public void identify(ConsoleLink link) throws LinkDown {
        link.introduce(new Introduction(site, key.incarnation(), key.untold()));
        introduced = true;
        try {
            key.told(data);
        } catch (IOException full) {
            // told once more after the next start, which does no harm
            System.err.println("tradewind edge: " + full.getMessage());
        }
    }

    /** Whoever is nobody just now is cut off, and the site goes on. */
    @Override
    public String bearer() throws LinkDown {
        try {
            return identity.token(audience);
        } catch (NoIdentity e) {
            throw new LinkDown(String.valueOf(e.getMessage()), 0);
        }
    }

    @Override
    public void forget() {
        introduced = false;
    }

    @Override
    public void close() {
        identity.close();
    }
}
