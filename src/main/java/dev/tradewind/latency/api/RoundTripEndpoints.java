package dev.tradewind.latency.api;

import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Round-trip times over HTTP, milliseconds; each pair says whether it was measured or modelled. */
@RestController
@RequestMapping("/api/v1/round-trips")
@RolesAllowed(Access.VIEWER)
class RoundTripEndpoints {
    private static final int MOST_PAIRS = 1000;

    private final RoundTrips roundTrips;

    RoundTripEndpoints(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    @GetMapping
    List<RoundTripEstimate> between(@RequestParam("from") List<String> from, @RequestParam("to") List<String> to) {
        if (from.size() * to.size() > MOST_PAIRS) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, from.size() * to.size() + " pairs; at most " + MOST_PAIRS + " at once");
        }
        var found = new ArrayList<RoundTripEstimate>();
        for (String a : from) {
            for (String b : to) {
                found.add(roundTrips
                        .between(a, b)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "no site " + a + " or no site " + b)));
            }
        }
        return found;
    }
}
