package dev.tradewind.notification.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.event.DeliveryState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the deliveries page shows, as in its URL. What nobody can read there counts as not said.
 *
 * @param before id of the last delivery of the page in front
 */
record DeliverySearch(
        @Nullable DeliveryState state,
        @Nullable String receiver,
        @Nullable UUID before) {

    static DeliverySearch of(QueryParameters query) {
        return new DeliverySearch(
                query.getSingleParameter("state").flatMap(DeliverySearch::state).orElse(null),
                query.getSingleParameter("receiver").orElse(null),
                query.getSingleParameter("before").flatMap(DeliverySearch::id).orElse(null));
    }

    DeliverySearch inState(@Nullable DeliveryState other) {
        return new DeliverySearch(other, receiver, null);
    }

    DeliverySearch of(@Nullable String other) {
        return new DeliverySearch(state, other, null);
    }

    DeliverySearch olderThan(@Nullable UUID last) {
        return new DeliverySearch(state, receiver, last);
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (state != null) {
            parameters.put("state", state.name());
        }
        if (receiver != null) {
            parameters.put("receiver", receiver);
        }
        if (before != null) {
            parameters.put("before", before.toString());
        }
        return parameters;
    }

    private static Optional<DeliveryState> state(String text) {
        try {
            return Optional.of(DeliveryState.valueOf(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
