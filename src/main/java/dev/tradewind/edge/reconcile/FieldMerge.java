package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.WriteKind;
import java.util.ArrayList;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes each field from the side that changed it. Where both changed one to different values, a person is asked. */
final class FieldMerge {
    private FieldMerge() {}

    static Decision decide(Collision c) {
        var centreBody = c.centre().body();
        if (c.entry().kind() == WriteKind.DELETE || centreBody == null) {
            return new Decision.Asks("one side deleted the document that the other changed");
        }
        var ancestor = object(c.ancestor());
        var site = object(c.entry().body());
        var centre = object(centreBody);
        var merged = JsonNodeFactory.instance.objectNode();
        var both = new ArrayList<String>();
        var taken = new ArrayList<String>();
        var names = new TreeSet<String>();
        names.addAll(site.propertyNames());
        names.addAll(centre.propertyNames());
        for (var name : names) {
            var before = ancestor.path(name);
            var here = site.path(name);
            var there = centre.path(name);
            var siteChanged = !here.equals(before);
            if (siteChanged && !there.equals(before) && !here.equals(there)) {
                both.add(name);
            }
            var value = siteChanged ? here : there;
            if (siteChanged) {
                taken.add(name);
            }
            if (!value.isMissingNode()) {
                merged.set(name, value);
            }
        }
        return both.isEmpty()
                ? new Decision.Stands(
                        Json.text(merged),
                        true,
                        "fields " + String.join(", ", taken) + " from the site, the others from the console")
                : new Decision.Asks("both sides changed " + String.join(", ", both) + " to different values");
    }

    private static ObjectNode object(@Nullable String body) {
        JsonNode tree = body == null ? JsonNodeFactory.instance.objectNode() : Json.tree(body);
        return tree instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
