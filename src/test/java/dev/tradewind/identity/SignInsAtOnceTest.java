package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;

/** One person signs in from several windows, or at two consoles, in the same moment. */
@ConsoleTest
class SignInsAtOnceTest {
    private static final int AT_ONCE = 6;

    @Autowired
    private People people;

    @Autowired
    private PersonRecords records;

    @Autowired
    private SignInDirectory directory;

    @Autowired
    private ApplicationEventPublisher events;

    private final String name = "at-once-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void everyOneSucceeds() throws Exception {
        var person = people.create(name, "At Once", "correct horse battery", Set.of("VIEWER"), Set.of());
        var signedIn = directory.byId(person.id()).orElseThrow();
        var authenticated =
                UsernamePasswordAuthenticationToken.authenticated(signedIn, null, signedIn.getAuthorities());

        atOnce(() -> events.publishEvent(new AuthenticationSuccessEvent(authenticated)));

        assertThat(records.findById(person.id()).orElseThrow().lastSignedInAt()).isNotNull();
    }

    @Test
    void everyFailureCounts() throws Exception {
        var person = people.create(name, "At Once", "correct horse battery", Set.of("VIEWER"), Set.of());
        var tried = UsernamePasswordAuthenticationToken.unauthenticated(name, "guess");
        var wrong = new BadCredentialsException("wrong");

        atOnce(() -> events.publishEvent(new AuthenticationFailureBadCredentialsEvent(tried, wrong)));

        assertThat(records.findById(person.id()).orElseThrow().lockedAt(Instant.now()))
                .isTrue();
    }

    private static void atOnce(Runnable each) throws Exception {
        var together = new CyclicBarrier(AT_ONCE);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<Future<Void>>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(threads.submit((Callable<Void>) () -> {
                    together.await();
                    each.run();
                    return null;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }
}
