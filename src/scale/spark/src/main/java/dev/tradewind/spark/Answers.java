package dev.tradewind.spark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Answers questions, each in a session of its own, so that no view is seen by another. */
final class Answers {
    private final SparkSession spark;
    private final LakeFolder lake;

    Answers(SparkSession spark, LakeFolder lake) {
        this.spark = spark;
        this.lake = lake;
    }

    /** @param rows cells as text, null where there is none */
    record Answer(List<String> columns, List<List<String>> rows) {}

    Answer to(Question question) throws Exception {
        if (!Dialect.isQuestion(question.sql())) {
            throw new IllegalArgumentException("only questions are answered, and no statement that does something");
        }
        var session = spark.newSession();
        // DuckDB's name for it; the console's times are in UTC, where turning UTC into UTC changes nothing.
        session.sql("CREATE TEMPORARY FUNCTION timezone(zone STRING, at TIMESTAMP_NTZ) RETURNS TIMESTAMP_NTZ"
                + " RETURN convert_timezone('UTC', zone, at)");
        new Views(session, lake).of(question);
        var asked = session.sql(Dialect.spark(question.sql()), question.values());
        var rows = new ArrayList<List<String>>();
        for (var row : asked.collectAsList()) {
            rows.add(cells(row));
        }
        return new Answer(List.of(asked.columns()), rows);
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>(row.size());
        for (var i = 0; i < row.size(); i++) {
            var value = row.get(i);
            cells.add(
                    value instanceof BigDecimal decimal
                            ? decimal.toPlainString()
                            : value == null ? null : value.toString());
        }
        return cells;
    }
}
