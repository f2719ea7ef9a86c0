package dev.tradewind.identity.spiffe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** For tests of other modules: a trust domain, an agent that plays its Workload API on a Unix socket, and us at its other end. */
public final class SpiffeForTests implements AutoCloseable {
    private static final Duration HOUR = Duration.ofHours(1);

    private final DomainForTests here = new DomainForTests("here.example");
    private final DomainForTests elsewhere = new DomainForTests("elsewhere.example");
    private final Path socket = AgentForTests.socket();
    private final AgentForTests agent = new AgentForTests(socket);
    private final Semaphore changes = new Semaphore(0);
    private final AtomicInteger issued = new AtomicInteger();
    private final Clock clock;
    private final Svids svids;
    private volatile String issuedTo = "/console";

    /** We are {@code spiffe://here.example/console}. */
    public SpiffeForTests(Clock clock) {
        this.clock = clock;
        agent.tell(here.svid("/console", now(), HOUR), Map.of());
        agent.trust(here);
        agent.issues(audience -> {
            issued.incrementAndGet();
            return here.token(issuedTo, audience, now().plusSeconds(300));
        });
        svids = new Svids(
                new SpiffeSettings(
                        "unix://" + socket, null, null, Map.of(), Duration.ofMillis(2), HOUR, Duration.ofSeconds(5)),
                clock);
        svids.onChange(changes::release);
        svids.start();
        until(() -> svids.own().isPresent() && !svids.keys().isEmpty());
    }

    private Instant now() {
        return clock.instant();
    }

    public Svids svids() {
        return svids;
    }

    /** As the settings name it. */
    public String socket() {
        return "unix://" + socket;
    }

    /** Whoever asks from now on is told that it is the program of this path. */
    public void issuesTo(String path) {
        issuedTo = path;
    }

    public String token(String path, String audience) {
        return here.token(path, audience, now().plusSeconds(300));
    }

    /** How often a JWT-SVID was fetched. */
    public int issued() {
        return issued.get();
    }

    /** Another certificate and key for the same identity. */
    public void rotate() {
        var before = svids.own().orElseThrow();
        agent.tell(here.svid("/console", now(), HOUR), Map.of());
        until(() -> svids.own().filter(own -> own != before).isPresent());
    }

    /** The agent takes our identity away. */
    public void refuse() {
        agent.refuse();
        until(() -> svids.own().isEmpty());
    }

    public void allow() {
        agent.allow();
        until(() -> svids.own().isPresent());
    }

    private void until(BooleanSupplier holds) {
        try {
            while (!holds.getAsBoolean()) {
                assertThat(changes.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a receiver would take the token. */
    public boolean holds(String token, String audience) {
        return JwtSvid.check(token, audience, Map.of(here.name, here.bundle()), now()) instanceof JwtSvid.Checked.Valid;
    }

    /** TLS of a server of our trust domain that lets in whoever shows a certificate of it. */
    public SSLContext server(String path) {
        return server(here, path);
    }

    /** That of a domain that nobody here trusts, which claims the same path. */
    public SSLContext foreignServer(String path) {
        return server(elsewhere, path);
    }

    private SSLContext server(DomainForTests of, String path) {
        try {
            var svid = X509Svid.read(new Fields().with(1, of.svid(path, Instant.now(), HOUR)))
                    .svid();
            var keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("svid", svid.key(), new char[0], svid.chain().toArray(Certificate[]::new));
            var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, new char[0]);
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca",
                    X509Svid.read(new Fields().with(1, here.svid("/ca", Instant.now(), HOUR)))
                            .bundles()
                            .get(here.name)
                            .getFirst());
            var clients = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            clients.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), clients.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        svids.stop();
        agent.close();
    }
}
