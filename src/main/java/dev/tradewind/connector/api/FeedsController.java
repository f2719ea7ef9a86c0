package dev.tradewind.connector.api;

import dev.tradewind.audit.ActorSource;
import dev.tradewind.connector.feed.FeedRun;
import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Health of the live sources, their rounds, and a way to ask at once. */
@RestController
@RequestMapping("/api/v1/feeds")
class FeedsController {
    private static final int ROUNDS = 50;

    private final Feeds feeds;
    private final ActorSource actors;

    FeedsController(Feeds feeds, ActorSource actors) {
        this.feeds = feeds;
        this.actors = actors;
    }

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Map<String, List<FeedStatus>> all() {
        return Map.of("feeds", feeds.statuses());
    }

    /** The latest rounds of one source, the newest first. */
    @GetMapping("/{id}/runs")
    @RolesAllowed(Access.VIEWER)
    Map<String, List<FeedRun>> runs(@PathVariable String id) {
        return Map.of("runs", feeds.rounds(id, ROUNDS));
    }

    /** Asks a source at once and answers with what came of it. */
    @PostMapping("/{id}:fetch")
    @RolesAllowed(Access.ANALYST)
    FeedRun fetch(@PathVariable String id) throws InterruptedException {
        return feeds.fetch(id, actors.current())
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "no live source '" + id + "'. Maybe see GET /api/v1/feeds?"));
    }
}
