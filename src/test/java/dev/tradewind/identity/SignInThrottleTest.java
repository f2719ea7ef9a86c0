package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Many wrong passwords from one address, over whatever accounts. */
class SignInThrottleTest {
    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    @Test
    void anAddressWithManyFailuresWaitsAndOthersDoNot() throws Exception {
        var throttle = new SignInThrottle(Clock.fixed(NOW, ZoneOffset.UTC));
        for (int i = 0; i < SignInThrottle.FAILURES; i++) {
            assertThat(status(throttle, "POST", "/login", "192.0.2.7")).isEqualTo(200);
            throttle.failed("192.0.2.7");
        }
        assertThat(status(throttle, "POST", "/login", "192.0.2.7")).isEqualTo(429);
        assertThat(status(throttle, "GET", "/login", "192.0.2.7")).isEqualTo(200);
        assertThat(status(throttle, "POST", "/login", "192.0.2.8")).isEqualTo(200);
    }

    @Test
    void theWaitEnds() {
        var now = new AtomicReference<>(NOW);
        var throttle = new SignInThrottle(((InstantSource) now::get).withZone(ZoneOffset.UTC));
        for (int i = 0; i < SignInThrottle.FAILURES; i++) {
            throttle.failed("192.0.2.7");
        }
        assertThat(throttle.waits("192.0.2.7")).isEqualTo(SignInThrottle.WINDOW);
        now.set(NOW.plus(SignInThrottle.WINDOW));
        assertThat(throttle.waits("192.0.2.7")).isEqualTo(Duration.ZERO);
        throttle.failed("192.0.2.7");
        assertThat(throttle.waits("192.0.2.7")).isEqualTo(Duration.ZERO);
    }

    private static int status(SignInThrottle throttle, String method, String path, String address) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        request.setServletPath(path);
        request.setRemoteAddr(address);
        var response = new MockHttpServletResponse();
        throttle.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
