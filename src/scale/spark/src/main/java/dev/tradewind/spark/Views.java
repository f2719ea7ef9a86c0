package dev.tradewind.spark;

import dev.tradewind.spark.Question.Column;
import dev.tradewind.spark.Question.Sums;
import dev.tradewind.spark.Question.Table;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables that a question reads, as views of its own session. */
final class Views {
    private final SparkSession session;
    private final LakeFolder lake;

    Views(SparkSession session, LakeFolder lake) {
        this.session = session;
        this.lake = lake;
    }

    void of(Question question) {
        question.tables().forEach(table -> rows(table).createOrReplaceTempView(table.name()));
        if (question.sums() != null) {
            sums(question.sums()).createOrReplaceTempView(question.sums().name());
        }
    }

    /** In the table's types: a file may hold its decimals narrower, and lack columns that came later. */
    private Dataset<Row> rows(Table table) {
        var schema = new StructType();
        for (var column : table.columns()) {
            schema = schema.add(column.name(), type(column));
        }
        return table.files().isEmpty()
                ? session.createDataFrame(List.of(), schema)
                : session.read().schema(schema).parquet(lake.files(table.files()));
    }

    private Dataset<Row> sums(Sums sums) {
        if (sums.files().isEmpty()) {
            return session.sql(Dialect.spark(sums.sql()));
        }
        var kept = session.read().parquet(lake.files(sums.files()));
        return sums.table() == null ? kept : kept.unionByName(session.sql(Dialect.spark(sums.sql())));
    }

    private static DataType type(Column column) {
        return switch (column.type()) {
            case "VARCHAR" -> DataTypes.StringType;
            case "BIGINT" -> DataTypes.LongType;
            case "TIMESTAMP" -> DataTypes.TimestampNTZType;
            case "DATE" -> DataTypes.DateType;
            case "BOOLEAN" -> DataTypes.BooleanType;
            default -> decimal(column);
        };
    }

    private static DataType decimal(Column column) {
        if (!column.type().matches("DECIMAL\\(\\d+,\\d+\\)")) {
            throw new IllegalArgumentException(
                    "column '" + column.name() + "' is of the type '" + column.type() + "', which is not known here");
        }
        return DataType.fromDDL(column.type());
    }
}
