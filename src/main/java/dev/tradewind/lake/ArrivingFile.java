package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file that is written aside while its rows arrive: no row lies in a table, and little memory is held. Its decimals
 * are as narrow as the first rows allow; where a later one needs more, a second piece begins, and the end makes one file of
 * all. The caller closes it.
 */
final class ArrivingFile implements AutoCloseable {
    /** Rows by which the decimals are chosen. */
    private static final int TELLING = 4 * ArrivingRows.CHUNK;

    private final Path lake;
    private final LakeTable table;
    private final ArrivalFunction arrivals;
    private final Connection connection;
    private final List<@Nullable Object[]> first = new ArrayList<>();
    private final List<ArrivingPiece> pieces = new ArrayList<>();
    private @Nullable DecimalFit fit;
    private @Nullable Path whole;

    ArrivingFile(Path lake, LakeTable table, ArrivalFunction arrivals, Connection connection) {
        this.lake = lake;
        this.table = table;
        this.arrivals = arrivals;
        this.connection = connection;
    }

    void add(@Nullable Object[] row) throws SQLException, IOException {
        var chosen = fit;
        if (chosen != null) {
            put(row, chosen);
            return;
        }
        first.add(row);
        if (first.size() == TELLING) {
            begin();
        }
    }

    private void begin() throws SQLException, IOException {
        var chosen = DecimalFit.of(table, first);
        fit = chosen;
        piece(chosen);
        for (var row : first) {
            pieces.getLast().add(row);
        }
        first.clear();
    }

    private void put(@Nullable Object[] row, DecimalFit chosen) throws SQLException, IOException {
        if (!chosen.holds(row)) {
            pieces.getLast().end();
            var wider = chosen.widenedFor(row);
            fit = wider;
            piece(wider);
        }
        pieces.getLast().add(row);
    }

    private void piece(DecimalFit of) throws IOException {
        pieces.add(new ArrivingPiece(lake, of, arrivals, connection));
    }

    /** All rows were given: waits until they are written. */
    void end() throws SQLException, IOException {
        if (fit == null) {
            begin();
        }
        pieces.getLast().end();
        if (pieces.size() > 1 && whole == null) {
            whole = joined();
        }
    }

    /** The pieces as one file, each column in the widest of its types. */
    private Path joined() throws SQLException, IOException {
        var target = DurableParquet.aside(lake);
        var all = pieces.stream()
                .map(piece -> "'" + DuckDb.quoted(piece.aside()) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        try (var statement = connection.createStatement()) {
            statement.execute(DurableParquet.copy(
                    "SELECT * FROM read_parquet(" + all + ", hive_partitioning = false, union_by_name = true)",
                    target));
        }
        return target;
    }

    /** Where it lies, once it has ended. */
    Path aside() {
        var one = whole;
        return one == null ? pieces.getLast().aside() : one;
    }

    /** Rows in it, once it has ended. */
    long written() {
        return pieces.stream().mapToLong(ArrivingPiece::written).sum();
    }

    /** Gives the writing up if it has not ended, and removes what lies aside still. */
    @Override
    public void close() {
        pieces.forEach(ArrivingPiece::close);
        var one = whole;
        if (one != null) {
            try {
                Files.deleteIfExists(one);
            } catch (IOException leftOver) {
                // The sweep removes it.
            }
        }
    }
}
