package dev.tradewind.edge.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class SyncedCommitsTest {
    private final CountingFiles files = new CountingFiles();

    @TempDir
    Path data;

    @BeforeEach
    void register() {
        FilePath.register(files);
    }

    @AfterEach
    void unregister() {
        FilePath.unregister(files);
    }

    @Test
    void onH2ACommitIsSyncedOnlyWhenItIsAskedFor() {
        var url = "jdbc:h2:counted:" + data.resolve("db").toAbsolutePath() + ";WRITE_DELAY=0";
        try (var connection = new SingleConnectionDataSource(url, "sa", "", true)) {
            connection.setAutoCommit(true);
            var jdbc = new JdbcTemplate(connection);
            jdbc.execute("create table entry (n int)");
            CountingFiles.SYNCS.set(0);
            jdbc.update("insert into entry values (1)");
            assertThat(CountingFiles.SYNCS).as("of the commit alone").hasValue(0);

            new SyncedCommits(jdbc, url).await();

            assertThat(CountingFiles.SYNCS).hasPositiveValue();
        }
    }

    /** H2's files with their syncs counted; public, as H2 makes them by reflection. */
    public static final class CountingFiles extends FilePathWrapper {
        static final AtomicInteger SYNCS = new AtomicInteger();

        @Override
        public String getScheme() {
            return "counted";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Counted(super.open(mode));
        }
    }

    private static final class Counted extends FileBaseDefault {
        private final FileChannel file;

        Counted(FileChannel file) {
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer into, long at) throws IOException {
            return file.read(into, at);
        }

        @Override
        public int write(ByteBuffer from, long at) throws IOException {
            return file.write(from, at);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            CountingFiles.SYNCS.incrementAndGet();
            file.force(metaData);
        }

        @Override
        public FileLock tryLock(long at, long size, boolean shared) throws IOException {
            return file.tryLock(at, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
