package dev.tradewind.connector.places;

import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.PlacingLists;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the columns of a CSV line say a workload asks of its place; the lists in the notation of {@link PlacingLists}. */
final class PlacingCells {
    private static final List<String> PLAIN = List.of(
            "members",
            "resumeMinutes",
            "sameEachTime",
            "byUserLocation",
            "carbonBasis",
            "maxEgressUsdPerRun",
            "maxEgressUsdPerMonth");

    private PlacingCells() {}

    static Placing of(TableRow row) throws Unreadable {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (String column : PLAIN) {
            copy(row, column, node, column);
        }
        if (row.text("spreadGroup") != null || row.text("spreadAtMost") != null) {
            ObjectNode spread = node.putObject("spread");
            copy(row, "spreadGroup", spread, "group");
            copy(row, "spreadAtMost", spread, "atMost");
        }
        if (row.text("commitDataSet") != null || row.text("commitMaxMillis") != null) {
            ObjectNode commit = node.putObject("commit");
            copy(row, "commitDataSet", commit, "dataSet");
            copy(row, "commitMaxMillis", commit, "maxMillis");
        }
        return PlacingReader.read(
                node,
                list(row, "after", PlacingLists::after, List.of()),
                list(row, "couplings", PlacingLists::couplings, List.of()),
                list(row, "sameSiteAs", PlacingLists::names, Set.of()),
                list(row, "apartFrom", PlacingLists::names, Set.of()),
                list(row, "dataRules", PlacingLists::data, List.of()));
    }

    private static <T> T list(TableRow row, String column, Function<String, T> reader, T none) throws Unreadable {
        String text = row.text(column);
        try {
            return text == null ? none : reader.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(column, text, String.valueOf(wrong.getMessage()));
        }
    }

    private static void copy(TableRow row, String column, ObjectNode node, String field) {
        String text = row.text(column);
        if (text != null) {
            node.put(field, text);
        }
    }
}
