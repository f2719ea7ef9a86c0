package dev.tradewind.outbound;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The one way out. Looks at the address, asks with time-outs, follows a few redirects (each looked at anew), repeats what
 * may pass, leaves a failing host alone, and never returns more bytes than allowed.
 */
@Component
public class Outbound {
    private final OutboundSettings settings;
    private final AddressGuard guard;
    private final Circuits circuits;
    private final Backoff backoff;
    private final Attempt attempt;
    private final Clock clock;
    private final Pause pause;

    @Autowired
    Outbound(OutboundSettings settings, Clock clock) {
        this(settings, clock, Thread::sleep);
    }

    Outbound(OutboundSettings settings, Clock clock, Pause pause) {
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.guard = new AddressGuard(settings.allowedHosts());
        this.circuits = new Circuits(settings.failuresToOpen(), settings.openFor());
        this.backoff = new Backoff(settings.smallestPause(), settings.largestPause());
        var client = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.attempt = new Attempt(client, guard, settings);
    }

    /** Asks, and answers in every case; only an interrupt is thrown. */
    public OutboundAnswer send(OutboundRequest request) throws InterruptedException {
        return send(request, settings.retries());
    }

    /** One try, for whoever keeps the message and tries again later by itself. */
    public OutboundAnswer once(OutboundRequest request) throws InterruptedException {
        return send(request, 0);
    }

    private OutboundAnswer send(OutboundRequest request, int retries) throws InterruptedException {
        Optional<String> objection = guard.objection(request.uri());
        if (objection.isPresent()) {
            return new OutboundAnswer.Forbidden(objection.get());
        }
        String host = request.uri().getRawAuthority();
        for (int tries = 0; ; tries++) {
            Optional<Instant> open = circuits.openUntil(host, clock.instant());
            if (open.isPresent()) {
                return new OutboundAnswer.CircuitOpen(open.get());
            }
            switch (attempt.exchange(request, clock.instant())) {
                case Attempt.Outcome.Final(OutboundAnswer answer) -> {
                    circuits.succeeded(host);
                    return answer;
                }
                case Attempt.Outcome.MayPass(var reason, var body, var asked) -> {
                    circuits.failed(host, clock.instant());
                    int wait = tries;
                    Duration length = asked.orElseGet(() -> backoff.pause(wait, ThreadLocalRandom.current()));
                    if (tries >= retries || length.compareTo(settings.largestPause()) > 0) {
                        return new OutboundAnswer.Failed(
                                reason + " after " + (tries + 1) + (tries == 0 ? " try" : " tries"), body, asked);
                    }
                    pause.of(length);
                }
            }
        }
    }
}
