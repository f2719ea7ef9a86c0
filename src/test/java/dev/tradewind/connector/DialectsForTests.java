package dev.tradewind.connector;

import java.io.IOException;
import java.nio.file.Path;

/** The dialect that content is told to be, for tests of other packages. */
public final class DialectsForTests {
    private DialectsForTests() {}

    public static FileHead head(Path file) throws IOException {
        return new SourceFile(file, file.getFileName().toString()).head();
    }

    /** Why a file that no dialect knows is refused. */
    public static Reading.Refused refusal(Path file) throws IOException {
        return Dialects.unknown(head(file));
    }

    public static Dialect<?> sniff(Path file) throws IOException {
        return Dialects.sniff(new SourceFile(file, file.getFileName().toString()).head())
                .orElseThrow();
    }
}
