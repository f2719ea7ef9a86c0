package dev.tradewind.connector.api;

import dev.tradewind.connector.feed.FeedStatus;
import dev.tradewind.connector.feed.Feeds;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Health of the live sources. */
@RestController
@RequestMapping("/api/v1/feeds")
class FeedsController {
    private final Feeds feeds;

    FeedsController(Feeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Map<String, List<FeedStatus>> all() {
        return Map.of("feeds", feeds.statuses());
    }
}
