package dev.tradewind.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A Parquet file that is written aside from rows as they are given. Rows and end come from one thread; the caller closes it. */
sealed interface Arriving extends AutoCloseable permits ArrivingFile, BlockFile {

    void add(@Nullable Object[] row) throws SQLException, IOException;

    /** All rows were given: waits until they are written. */
    void end() throws SQLException, IOException;

    /** Where it lies, once it has ended. */
    Path aside();

    /** Rows in it, once it has ended. */
    long written();

    /** Gives the writing up if it has not ended, and removes what lies aside still. */
    @Override
    void close();
}
