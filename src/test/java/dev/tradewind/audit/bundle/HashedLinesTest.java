package dev.tradewind.audit.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Rfc6962;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedLinesTest {
    private static final int BLOCK = 1 << 18;

    @Test
    void linesAreTheSameWhereverABlockEnds() throws IOException {
        for (int first : new int[] {0, BLOCK - 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7}) {
            assertHashed(List.of("x".repeat(first), "", "é", "y".repeat(BLOCK), "z"));
        }
    }

    @Test
    void manyLinesOfAnyLengthAreHashedOneByOne() throws IOException {
        var random = new Random(1);
        assertHashed(IntStream.range(0, 4_000)
                .mapToObj(i -> "\u00ff".repeat(random.nextInt(400)) + i)
                .toList());
    }

    @Test
    void whatStandsAfterTheLastLineBreakIsALineToo() throws IOException {
        assertThat(HashedLines.of(stream("a\nb")).tree().size()).isEqualTo(2);
        assertThat(HashedLines.of(stream("a\nb\n")).tree().size()).isEqualTo(2);
        assertThat(HashedLines.of(stream("")).tree().size()).isZero();
    }

    @Test
    void aFileThatBreaksOffWhileItIsReadIsNotTakenForItsBeginning() {
        var breaking = new InputStream() {
            private int left = 3 * BLOCK;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the disk is gone");
                }
                left--;
                return left % 1_000 == 0 ? '\n' : 'x';
            }
        };
        assertThatThrownBy(() -> HashedLines.of(breaking))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is gone");
    }

    private static void assertHashed(List<String> lines) throws IOException {
        var tree = HashedLines.of(stream(String.join("\n", lines) + "\n")).tree();
        var leaves = lines.stream()
                .map(line -> Rfc6962.leafHash(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(tree.leafHashes().stream().map(Arrays::toString))
                .containsExactlyElementsOf(leaves.stream().map(Arrays::toString).toList());
        assertThat(tree.tree().root(lines.size()))
                .isEqualTo(MerkleTree.of(leaves).root(lines.size()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
