package dev.tradewind.identity.spiffe;

import com.nimbusds.jose.jwk.JWKSet;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Who this program is and whom it believes, kept up to date by two streams of the Workload API. Without a socket in the
 * settings it is nobody and believes nobody.
 */
@Component
public class Svids implements SmartLifecycle {
    private final SpiffeSettings settings;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile @Nullable Open open;

    private record Open(
            WorkloadApi api,
            ScheduledExecutorService later,
            Watched<X509Svid.Told> x509,
            Watched<Map<String, JWKSet>> jwt,
            OwnTokens tokens) {}

    Svids(SpiffeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (!settings.on() || open != null) {
            return;
        }
        var api = new WorkloadApi(settings.path());
        var later = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("workload-api-again").factory());
        var x509 = new Watched<>(api, WorkloadApi.X509, this::ours, clock, settings.retryAfter(), later, this::changed);
        var jwt = new Watched<>(
                api, WorkloadApi.JWT_BUNDLES, JwtBundles::read, clock, settings.retryAfter(), later, this::changed);
        open = new Open(api, later, x509, jwt, new OwnTokens(api, settings.timeout(), clock));
        x509.open();
        jwt.open();
    }

    private X509Svid.Told ours(Fields answer) {
        var told = X509Svid.read(answer);
        var wanted = settings.trustDomain();
        if (wanted != null && !SpiffeId.domainOf(wanted).equals(told.svid().id().trustDomain())) {
            throw new IllegalArgumentException("the agent says that we are "
                    + told.svid().id() + ", but tradewind.identity.spiffe.trust-domain is " + wanted);
        }
        return told;
    }

    private void changed() {
        var now = open;
        if (now != null && now.x509().state().told() == null) {
            // whoever is nobody any more does not go on with what it fetched before
            now.tokens().forget();
        }
        listeners.forEach(Runnable::run);
    }

    /** Told after every change, also of what went wrong; it must not block. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Our certificate and key; empty before the first answer, after a refusal, and after its end. */
    Optional<X509Svid> own() {
        var now = open;
        return now == null
                ? Optional.empty()
                : now.x509()
                        .told()
                        .map(X509Svid.Told::svid)
                        .filter(svid -> clock.instant().isBefore(svid.expiresAt()));
    }

    /** Certificates that are trusted, by trust domain. */
    Map<String, List<X509Certificate>> trusted() {
        var now = open;
        return now == null || tooOld(now.x509().state())
                ? Map.of()
                : now.x509().told().map(X509Svid.Told::bundles).orElse(Map.of());
    }

    /** Keys that JWT-SVIDs are checked with, by trust domain. */
    Map<String, JWKSet> keys() {
        var now = open;
        return now == null || tooOld(now.jwt().state())
                ? Map.of()
                : now.jwt().told().orElse(Map.of());
    }

    /** Our own and those federated with it, as they count now. */
    public List<TrustedDomain> domains() {
        var now = open;
        if (now == null) {
            return List.of();
        }
        var certificates = trusted();
        var keys = keys();
        var own = own().map(svid -> svid.id().trustDomain()).orElse("");
        var names = new TreeSet<>(certificates.keySet());
        names.addAll(keys.keySet());
        return names.stream()
                .map(name -> new TrustedDomain(
                        name,
                        name.equals(own),
                        certificates.getOrDefault(name, List.of()).size(),
                        certificates.getOrDefault(name, List.of()).stream()
                                .map(each -> each.getNotAfter().toInstant())
                                .min(Comparator.naturalOrder())
                                .orElse(null),
                        keys.containsKey(name) ? keys.get(name).getKeys().size() : 0,
                        now.x509().state().toldAt(),
                        now.jwt().state().toldAt(),
                        now.x509().state().cutAt() != null || now.jwt().state().cutAt() != null))
                .toList();
    }

    /** When our JWT-SVIDs end, by receiver. */
    Map<String, Instant> tokens() {
        var now = open;
        return now == null ? Map.of() : now.tokens().held();
    }

    private boolean tooOld(Watched.State<?> state) {
        var cutAt = state.cutAt();
        return cutAt != null && clock.instant().isAfter(cutAt.plus(settings.keepBundlesFor()));
    }

    /**
     * A JWT-SVID of ours, issued for one receiver and held until half its life.
     *
     * @param audience as the receiver names itself
     */
    public String token(String audience) throws NoIdentity {
        var now = open;
        if (now == null) {
            throw new NoIdentity("no SPIFFE identity: tradewind.identity.spiffe.socket is not set");
        }
        return now.tokens().token(audience);
    }

    /** Our certificate and key for TLS, as they are now. */
    public OwnTls tls() throws NoIdentity {
        return new OwnTls(
                this,
                own().orElseThrow(() -> new NoIdentity("no X.509-SVID of ours: "
                        + (on() ? trouble() : "tradewind.identity.spiffe.socket is not set"))));
    }

    Instant now() {
        return clock.instant();
    }

    /** How long our certificate still counts; empty without one. */
    Optional<Duration> left() {
        return own().map(svid -> Duration.between(clock.instant(), svid.expiresAt()));
    }

    boolean on() {
        return settings.on();
    }

    /** What is wrong with the streams, in words; empty while both stand. */
    String trouble() {
        var now = open;
        if (now == null) {
            return "not started";
        }
        return (now.x509().state().trouble() + " " + now.jwt().state().trouble()).strip();
    }

    @Override
    public void stop() {
        var was = open;
        open = null;
        if (was != null) {
            was.later().shutdownNow();
            was.api().close();
        }
    }

    @Override
    public boolean isRunning() {
        return open != null;
    }

    /** Before the web server takes requests, and after it has ended them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
