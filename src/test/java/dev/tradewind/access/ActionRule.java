package dev.tradewind.access;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** One line of the table of actions: who may, and whether a role that is limited has to hold for what is changed. */
record ActionRule(AccessRule who, Scope scope, String why) {
    enum Scope {
        WORKLOAD,
        EVERYWHERE,
        NONE
    }

    /** By the action's name. */
    static Map<String, ActionRule> all() throws IOException {
        var table = Objects.requireNonNull(ActionRule.class.getResourceAsStream("/access/actions.csv"), "actions.csv");
        var all = new TreeMap<String, ActionRule>();
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            csv.forEach(line -> all.put(
                    line.getField("action"),
                    new ActionRule(
                            AccessRule.of(line.getField("action"), line.getField("who")),
                            Scope.valueOf(line.getField("scope")),
                            line.getField("why"))));
        }
        return all;
    }
}
