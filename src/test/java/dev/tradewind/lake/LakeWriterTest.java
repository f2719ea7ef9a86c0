package dev.tradewind.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rows go from Java straight into a file, whole and exact, or not at all. */
@ConsoleTest
class LakeWriterTest {
    private static final Instant NOON = Instant.parse("2019-03-01T12:00:00.123456Z");
    private static final LakeTable METERS = new LakeTable(
            "writer_meters",
            List.of(
                    new LakeTable.Column("scope", "VARCHAR"),
                    new LakeTable.Column("period", "VARCHAR"),
                    new LakeTable.Column("line", "BIGINT"),
                    new LakeTable.Column("amount", "DECIMAL(38,20)"),
                    new LakeTable.Column("starts", "TIMESTAMP"),
                    new LakeTable.Column("note", "VARCHAR")),
            "scope",
            "period");

    @Autowired
    private Lake lake;

    @Test
    void aFileHoldsEveryRowOfManyChunksExactly() {
        // neither a whole number of chunks nor fewer than the queue holds
        var rows = 20 * ArrivingRows.CHUNK + 17;
        try (var writer = writer()) {
            for (var line = 0L; line < rows; line++) {
                writer.append(
                        "one",
                        "2019-03",
                        line,
                        amount(line),
                        NOON.plusMillis(line),
                        line % 3 == 0 ? null : "é " + line);
            }
            var file = writer.seal().getFirst();
            assertThat(file.rows()).isEqualTo(rows);
            assertThat(one(
                            file,
                            "count(DISTINCT line) = " + rows
                                    + " AND count(note) = count(*) FILTER (WHERE line % 3 <> 0)"
                                    + " AND bool_and(note = 'é ' || line) AND bool_and(starts = TIMESTAMP"
                                    + " '2019-03-01 12:00:00.123456' + to_milliseconds(line))"
                                    + " AND sum(amount) = CAST('" + total(rows) + "' AS DECIMAL(38,20))"))
                    .isTrue();
        }
        assertThat(aside()).isEmpty();
    }

    @Test
    void decimalsLieInEighteenDigitsWhereTheyFitAndInThirtyEightWhereOneDoesNot() {
        assertThat(typeOfAmount(written(30_000, BigDecimal.ONE))).isEqualTo("DECIMAL(18,10)");
        assertThat(typeOfAmount(written(30_000, new BigDecimal("-12345678.0123456789"))))
                .isEqualTo("DECIMAL(18,10)");
        assertThat(typeOfAmount(written(30_000, new BigDecimal("1E-20")))).isEqualTo("DECIMAL(38,20)");
        assertThat(typeOfAmount(written(30_000, new BigDecimal("-123456789012345678.5"))))
                .isEqualTo("DECIMAL(38,20)");
        // so few rows that all of them tell
        assertThat(typeOfAmount(written(10, new BigDecimal("0.1234567890123")))).isEqualTo("DECIMAL(18,13)");
        assertThat(typeOfAmount(written(10, new BigDecimal("1234567890.1234567"))))
                .isEqualTo("DECIMAL(38,20)");
        assertThat(aside()).isEmpty();
    }

    /** Rows of which all but one are small, the odd one near the end; every one of them is there to the last digit. */
    private LakeFile written(long rows, BigDecimal odd) {
        try (var writer = writer()) {
            for (var line = 0L; line < rows; line++) {
                writer.append("one", "2019-03", line, line == rows - 7 ? odd : amount(line), NOON, null);
            }
            var file = writer.seal().getFirst();
            var sum = total(rows).subtract(amount(rows - 7)).add(odd);
            assertThat(file.rows()).isEqualTo(rows);
            assertThat(one(
                            file,
                            "count(DISTINCT line) = " + rows + " AND sum(amount::DECIMAL(38,20)) = CAST('"
                                    + sum.toPlainString() + "' AS DECIMAL(38,20)) AND count(*) FILTER (WHERE amount = '"
                                    + odd.toPlainString() + "'::DECIMAL(38,20)) = 1"))
                    .isTrue();
            return file;
        }
    }

    private String typeOfAmount(LakeFile file) {
        var path = lake.folder().resolve(file.path());
        return lake.query(
                        METERS,
                        "SELECT typeof(amount) FROM read_parquet('" + path + "', hive_partitioning = false) LIMIT 1",
                        List.of(),
                        row -> row.getString(1))
                .getFirst();
    }

    @Test
    void aTableThatRepeatsItsCellsBecomesAFileForEachPeriodInTheOrderGiven() {
        var table = repeating();
        try (var writer = lake.writer(table, UUID.randomUUID())) {
            for (var line = 0L; line < 10_000; line++) {
                writer.append("one", "all-" + line / 4000, "it's " + line / 3000, line);
            }
            writer.finish();
            var files = writer.seal();

            assertThat(files).extracting(LakeFile::period).containsExactly("all-0", "all-1", "all-2");
            assertThat(files).extracting(LakeFile::rows).containsExactly(4000L, 4000L, 2000L);
            assertThat(one(
                            files.get(1),
                            "min(line) = 4000 AND max(line) = 7999 AND count(DISTINCT line) = 4000"
                                    + " AND bool_and(note = 'it''s ' || line // 3000) AND bool_and(period = 'all-1')"))
                    .isTrue();
        }
        assertThat(aside()).isEmpty();
    }

    @Test
    void rowsOfAPeriodThatWasOverAreRefusedBeforeTheySplitIt() {
        try (var writer = lake.writer(repeating(), UUID.randomUUID())) {
            writer.append("one", "all-0", "a", 1L);
            writer.append("one", "all-1", "a", 2L);

            assertThatThrownBy(() -> writer.append("one", "all-0", "a", 3L))
                    .hasMessageContaining("do not follow each other");
        }
        assertThat(aside()).isEmpty();
    }

    private static LakeTable repeating() {
        return new LakeTable(
                "writer_repeats",
                List.of(
                        LakeTable.Column.repeated("scope", "VARCHAR"),
                        LakeTable.Column.repeated("period", "VARCHAR"),
                        LakeTable.Column.repeated("note", "VARCHAR"),
                        new LakeTable.Column("line", "BIGINT")),
                "scope",
                "period");
    }

    @Test
    void rowsOfSeveralScopesAndMonthsInAnyOrderGoIntoAFileEach() {
        try (var writer = writer()) {
            for (var line = 0L; line < 5000; line++) {
                writer.append("s" + line % 2, "2019-0" + (1 + line % 3), line, amount(line), NOON, null);
            }
            var files = writer.seal();
            assertThat(files)
                    .hasSize(6)
                    .allSatisfy(file -> assertThat(one(
                                    file,
                                    "bool_and(scope = '" + file.scope() + "' AND period = '" + file.period() + "')"))
                            .isTrue());
            assertThat(files.stream().mapToLong(LakeFile::rows).sum()).isEqualTo(5000);
        }
        assertThat(aside()).isEmpty();
    }

    @Test
    void aWriterThatIsClosedEarlyLeavesNothing() {
        var importId = UUID.randomUUID();
        try (var writer = lake.writer(METERS, importId)) {
            for (var line = 0L; line < 3 * ArrivingRows.CHUNK; line++) {
                writer.append("one", "2019-03", line, null, NOON, null);
            }
        }
        assertThat(aside()).isEmpty();
        assertThat(lake.folder().resolve("writer_meters/month=2019-03/" + importId + "-0.parquet"))
                .doesNotExist();
    }

    @Test
    void aValueThatDoesNotFitItsColumnFailsTheWholeAndSaysWhich() {
        var wide = new BigDecimal("1234567890123456789.5");
        try (var writer = writer()) {
            writer.append("one", "2019-03", 1L, wide, NOON, null);
            assertThatThrownBy(writer::seal).hasStackTraceContaining("1234567890123456789.5");
        }
        try (var writer = writer()) {
            writer.append("one", "2019-03", 1L, 0.5, NOON, null);
            assertThatThrownBy(writer::seal).hasStackTraceContaining("column amount holds no Double");
        }
        assertThat(aside()).isEmpty();
    }

    @Test
    void whoGoesOnAfterAFailureIsToldInsteadOfWaitingForever() {
        try (var writer = writer()) {
            assertThatThrownBy(() -> {
                        for (var line = 0L; line < 100 * ArrivingRows.CHUNK; line++) {
                            writer.append("one", "2019-03", line, "no amount", NOON, null);
                        }
                    })
                    .isInstanceOf(LakeFailure.class);
        }
    }

    private LakeWriter writer() {
        return lake.writer(METERS, UUID.randomUUID());
    }

    private static BigDecimal amount(long line) {
        return BigDecimal.valueOf(line, 7).negate();
    }

    private static BigDecimal total(long rows) {
        return BigDecimal.valueOf(rows * (rows - 1) / 2, 7).negate();
    }

    private @Nullable Boolean one(LakeFile file, String condition) {
        var path = lake.folder().resolve(file.path());
        return lake.query(
                        METERS,
                        "SELECT " + condition + " FROM read_parquet('" + path + "', hive_partitioning = false)",
                        List.of(),
                        row -> row.getObject(1, Boolean.class))
                .getFirst();
    }

    private List<Path> aside() {
        try (var files = Files.list(lake.folder().resolve("tmp"))) {
            return files.toList();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
