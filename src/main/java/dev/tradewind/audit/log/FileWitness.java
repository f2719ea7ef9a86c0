package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.NoteLine;
import dev.tradewind.audit.merkle.SignedNote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file that only grows, a line per checkpoint. */
record FileWitness(String name, Path file) implements Witness {
    @Override
    public Answer show(Checkpoints.Stored checkpoint, long before) {
        var line = NoteLine.of(SignedNote.parse(checkpoint.note()), checkpoint.signedAt()) + "\n";
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            return new Answer.Agreed(null);
        } catch (IOException e) {
            return new Answer.Silent("cannot write " + file + ": " + e);
        }
    }

    @Override
    public List<SignedNote> kept() {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream()
                            .filter(line -> !line.isBlank())
                            .map(NoteLine::parse)
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the witness file " + file, e);
        }
    }
}
