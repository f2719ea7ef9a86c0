package dev.tradewind.edge.simulation;

import dev.tradewind.edge.site.Write;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.edge.wire.WriteKind;
import java.util.ArrayList;
import java.util.List;

/** The applications of a simulation: they write to every kind of collection, and repeat what got no answer. */
final class Shop {
    static final List<EdgeCollection> COLLECTIONS = List.of(
            new EdgeCollection("sales", Mode.EVENTUAL, Rule.APPEND, 0, null),
            new EdgeCollection("labels", Mode.EVENTUAL, Rule.LAST_WRITE_WINS, 0, null),
            new EdgeCollection("articles", Mode.EVENTUAL, Rule.FIELD_MERGE, 0, null),
            new EdgeCollection("menus", Mode.EVENTUAL, Rule.PERSON, 0, null),
            new EdgeCollection("visits", Mode.EVENTUAL, Rule.COUNTER, 0, null),
            new EdgeCollection("offers", Mode.EVENTUAL, Rule.SET, 0, null),
            new EdgeCollection("stock", Mode.EVENTUAL, Rule.ESCROW, 5, null),
            new EdgeCollection("tills", Mode.LEASED, Rule.LAST_WRITE_WINS, 0, null),
            new EdgeCollection("ledger", Mode.STRICT, Rule.COUNTER, 0, null));

    private final World world;
    private final List<Write> repeatable = new ArrayList<>();
    private int keys;

    Shop(World world) {
        this.world = world;
    }

    void write(SimulatedSite site) {
        if (!repeatable.isEmpty() && world.chance(0.1)) {
            var again = repeatable.get(world.below(repeatable.size()));
            if (again.key().startsWith(site.id())) {
                site.write(again, false);
                return;
            }
        }
        var key = site.id() + "-" + ++keys;
        var write = next(key);
        repeatable.add(write);
        if (repeatable.size() > 20) {
            repeatable.removeFirst();
        }
        site.write(write, true);
    }

    private Write next(String key) {
        var collection = COLLECTIONS.get(world.below(COLLECTIONS.size()));
        var document = "d" + world.below(2);
        return switch (collection.rule()) {
            case APPEND -> write(collection, "", WriteKind.APPEND, "{\"sale\":\"" + key + "\"}", key);
            case LAST_WRITE_WINS, FIELD_MERGE, PERSON, WEBHOOK ->
                write(
                        collection,
                        document,
                        WriteKind.PUT,
                        "{\"by\":\"" + key + "\",\"f" + world.below(3) + "\":1}",
                        key);
            case COUNTER -> write(collection, document, WriteKind.ADD, Long.toString(world.between(-3, 9)), key);
            case SET ->
                write(
                        collection,
                        document,
                        world.chance(0.6) ? WriteKind.SET_ADD : WriteKind.SET_REMOVE,
                        "\"e" + world.below(3) + "\"",
                        key);
            case ESCROW ->
                world.chance(0.2)
                        ? write(collection, document, WriteKind.RESTOCK, Long.toString(world.between(1, 6)), key)
                        : write(collection, document, WriteKind.TAKE, Long.toString(world.between(1, 3)), key);
        };
    }

    private static Write write(EdgeCollection collection, String document, WriteKind kind, String body, String key) {
        return new Write(collection.name(), document, kind, body, key, null);
    }
}
