package dev.tradewind.edge.centre;

import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What an application is asked about a conflict, and what its answer says. */
record Question(EdgeConflict conflict) {
    /** @throws IllegalArgumentException if the bytes are no answer, with what was expected */
    static Answer answer(byte[] body) {
        var tree = Json.tree(new String(body, StandardCharsets.UTF_8));
        var word = tree.path("choice").asString("");
        EdgeConflict.Choice choice;
        try {
            choice = EdgeConflict.Choice.valueOf(word);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException("its choice is '" + word + "', not SITE, CENTRE or EDITED", other);
        }
        var document = tree.path("document");
        if (choice == EdgeConflict.Choice.EDITED && document.isMissingNode()) {
            throw new IllegalArgumentException("it chose EDITED and sent no document");
        }
        return new Answer(
                choice,
                document.isMissingNode() ? null : document.toString(),
                tree.path("reason").asString(""));
    }

    /**
     * @param document the whole of it with EDITED, as JSON
     * @param reason may be empty
     */
    record Answer(EdgeConflict.Choice choice, @Nullable String document, String reason) {}

    /** Both versions and what both began from; null is a version that was deleted, or never was. */
    byte[] body() {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put("conflict", conflict.number());
        asked.put("version", conflict.version());
        asked.put("collection", conflict.collection());
        asked.put("document", conflict.document());
        asked.put("site", conflict.site());
        asked.put("openedAt", conflict.openedAt().toString());
        asked.put("ancestor", tree(conflict.ancestor()));
        asked.put("siteBody", tree(conflict.siteBody()));
        asked.put("centreBody", tree(conflict.centreBody()));
        return Json.bytes(asked);
    }

    private static @Nullable Object tree(@Nullable String json) {
        return json == null ? null : Json.tree(json);
    }
}
