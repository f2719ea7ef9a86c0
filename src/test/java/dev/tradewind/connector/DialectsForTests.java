package dev.tradewind.connector;

import java.io.IOException;
import java.nio.file.Path;

/** The dialect that content is told to be, for tests of other packages. */
public final class DialectsForTests {
    private DialectsForTests() {}

    public static Dialect<?> sniff(Path file) throws IOException {
        return Dialects.sniff(new SourceFile(file, file.getFileName().toString()).head())
                .orElseThrow();
    }
}
