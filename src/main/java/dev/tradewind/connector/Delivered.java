package dev.tradewind.connector;

import dev.tradewind.evidence.ArrivingBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes that were handed in, whether all have come or not. */
sealed interface Delivered {

    /** From their beginning; reading waits for those that have not come yet. The caller closes it. */
    InputStream open() throws IOException;

    /** Where they lie; waits until all have come. */
    Path path();

    /** How many have come. */
    long bytes();

    /** @param path a file, or a folder of files */
    record Whole(Path path) implements Delivered {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public long bytes() {
            return path.toFile().length();
        }
    }

    record Arriving(ArrivingBlob blob) implements Delivered {
        @Override
        public InputStream open() {
            return blob.open();
        }

        @Override
        public Path path() {
            return blob.path();
        }

        @Override
        public long bytes() {
            return blob.arrivedSoFar();
        }
    }
}
