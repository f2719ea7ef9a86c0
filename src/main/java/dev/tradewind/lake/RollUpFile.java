package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The durable sums of one file.
 *
 * @param rollUp name of the roll-up
 * @param path below the lake's folder
 */
public record RollUpFile(String rollUp, String path, long rows, long bytes) {

    /** Of a file that may lack columns which came later. */
    static RollUpFile write(Connection connection, Path lake, RollUp rollUp, String file)
            throws SQLException, IOException {
        var sums = rollUp.over(DurableParquet.read(lake, file) + " UNION ALL BY NAME "
                + rollUp.of().noRows());
        return write(connection, lake, rollUp, file, sums);
    }

    /**
     * Of a file that was just written and has every column. Its decimals are summed in the narrow types in which they lie, and
     * only the sums are cast to the types of all roll-ups.
     */
    static RollUpFile ofNew(Connection connection, Path lake, RollUp rollUp, String file)
            throws SQLException, IOException {
        var cast = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var columns = statement.executeQuery(
                        "DESCRIBE " + rollUp.over(rollUp.of().noRows()))) {
            while (columns.next()) {
                var name = columns.getString(1);
                cast.add("CAST(" + name + " AS " + columns.getString(2) + ") AS " + name);
            }
        }
        var sums = "SELECT " + String.join(", ", cast) + " FROM (" + rollUp.over(DurableParquet.read(lake, file)) + ")";
        return write(connection, lake, rollUp, file, sums);
    }

    private static RollUpFile write(Connection connection, Path lake, RollUp rollUp, String file, String sums)
            throws SQLException, IOException {
        var written = DurableParquet.write(connection, lake, rollUp.path(file), sums, List.of());
        return new RollUpFile(rollUp.name(), written.path(), written.rows(), written.bytes());
    }
}
