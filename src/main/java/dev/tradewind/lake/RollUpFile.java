package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The durable sums of one file.
 *
 * @param rollUp name of the roll-up
 * @param path below the lake's folder
 */
public record RollUpFile(String rollUp, String path, long rows, long bytes) {

    static RollUpFile write(Connection connection, Path lake, RollUp rollUp, String file)
            throws SQLException, IOException {
        var sums = rollUp.over(DurableParquet.read(lake, file) + " UNION ALL BY NAME "
                + rollUp.of().noRows());
        var written = DurableParquet.write(connection, lake, rollUp.path(file), sums, List.of());
        return new RollUpFile(rollUp.name(), written.path(), written.rows(), written.bytes());
    }
}
