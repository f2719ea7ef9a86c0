package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each migration leaves the version before it working: the rules of {@code docs/scale.md}, Upgrades. */
class MigrationRulesTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    /** What takes away or narrows what a running console of the version before reads or writes. */
    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "drops a table", Pattern.compile("drop table"),
            "drops a column", Pattern.compile("drop column"),
            "renames", Pattern.compile("rename (to|column|constraint)|alter table \\S+ rename"),
            "makes a column required", Pattern.compile("set not null"),
            "adds a required column without a default",
                    Pattern.compile("add (column )?(if not exists )?\\w+ (?!constraint)[^,;]*not null(?![^,;]*default)"
                            + "(?<!default[^,;]{0,80}not null)"),
            "deletes rows", Pattern.compile("delete from|truncate"));

    /** A type that changes has to become wider: a text longer. */
    private static final Pattern TYPE =
            Pattern.compile("alter table (\\w+) alter column (\\w+) (?:set data )?type (.+)");

    @Test
    void everyMigrationIsAdditive() throws IOException {
        var widths = new HashMap<String, Integer>();
        for (var file : migrations()) {
            var broken = new ArrayList<String>();
            for (var statement : statements(Files.readString(file))) {
                broken.addAll(broken(statement));
                narrower(statement, widths).ifPresent(broken::add);
            }
            assertThat(broken).as("%s: see docs/scale.md, Upgrades", file).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table a drop column b",
                "drop table if exists a",
                "alter table a rename to b",
                "alter table a rename column b to c",
                "alter table a alter column b set not null",
                "alter table a add column b integer not null",
                "alter table a add b integer not null",
                "delete from a where b = 1"
            })
    void whatBreaksTheVersionBeforeIsFound(String statement) {
        assertThat(broken(statement)).as(statement).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a (b integer not null)",
                "alter table a add column b integer",
                "alter table a add column b integer default 0 not null",
                "alter table a add column b integer not null default 0",
                "create index a_b on a (b)",
                "drop index if exists a_b"
            })
    void whatTheVersionBeforeLivesWithIsLeftAlone(String statement) {
        assertThat(broken(statement)).as(statement).isEmpty();
    }

    private static List<String> broken(String statement) {
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(statement).find())
                .map(rule -> rule.getKey() + ": " + statement)
                .toList();
    }

    private static Optional<String> narrower(String statement, Map<String, Integer> widths) {
        var created = Pattern.compile("create table (?:if not exists )?(\\w+) \\((.*)\\)")
                .matcher(statement);
        if (created.matches()) {
            Pattern.compile("(\\w+) varchar\\((\\d+)\\)")
                    .matcher(created.group(2))
                    .results()
                    .forEach(column ->
                            widths.put(created.group(1) + "." + column.group(1), Integer.valueOf(column.group(2))));
        }
        var changed = TYPE.matcher(statement);
        if (!changed.matches()) {
            return Optional.empty();
        }
        var text = Pattern.compile("varchar\\((\\d+)\\)|text")
                .matcher(changed.group(3).strip());
        var before = widths.getOrDefault(changed.group(1) + "." + changed.group(2), 0);
        var wider = text.matches() && (text.group(1) == null || Integer.parseInt(text.group(1)) > before);
        return wider ? Optional.empty() : Optional.of("narrows a type: " + statement);
    }

    private static List<String> statements(String sql) {
        var plain = sql.replaceAll("(?m)--.*$", " ").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return List.of(plain.split(";")).stream()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static List<Path> migrations() throws IOException {
        try (var files = Files.walk(MIGRATIONS)) {
            var all = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
            assertThat(all).hasSizeGreaterThan(60);
            return all;
        }
    }
}
