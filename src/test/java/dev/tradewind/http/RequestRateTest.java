package dev.tradewind.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestRateTest {
    private final AtomicLong nanos = new AtomicLong(7);
    private final RequestRateFilter filter = new RequestRateFilter(new RequestRates(30, nanos::get));

    @BeforeEach
    void signIn() {
        as("one");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aMinutesRequestsAtOnceThenOneEveryTwoSeconds() throws ServletException, IOException {
        for (var count = 0; count < 30; count++) {
            assertThat(ask("/api/v1/workloads").getStatus()).isEqualTo(200);
        }
        var refused = ask("/api/v1/workloads");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
        assertThat(refused.getContentAsString()).contains("/problems/too-many-requests");

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_999));
        assertThat(ask("/api/v1/workloads").getStatus()).isEqualTo(429);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(2));
        assertThat(ask("/api/v1/workloads").getStatus()).isEqualTo(200);
        assertThat(ask("/api/v1/workloads").getStatus()).isEqualTo(429);
    }

    @Test
    void anotherCallerAndDecisionsAreNotHeldUp() throws ServletException, IOException {
        for (var count = 0; count < 31; count++) {
            ask("/api/v1/workloads");
        }
        assertThat(ask("/api/v1/placements:decide").getStatus()).isEqualTo(200);
        as("other");
        assertThat(ask("/api/v1/workloads").getStatus()).isEqualTo(200);
    }

    private MockHttpServletResponse ask(String path) throws ServletException, IOException {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
        return response;
    }

    private static void as(String name) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(name, null, java.util.List.of()));
    }
}
