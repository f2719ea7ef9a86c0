package dev.tradewind.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.audit.merkle.InclusionProof;
import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Nodes;
import dev.tradewind.audit.merkle.ProofCheck;
import dev.tradewind.audit.merkle.Rfc6962;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror that holds nothing but tiles makes the same proofs as the console. */
@SuppressWarnings("NullAway.Init")
class TilesTest {
    private static final int ENTRIES = 600;

    @TempDir
    Path data;

    @Test
    void tilesAndBundlesAloneGiveRootAndProofs() {
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        try (var bench = new LogBench(h2, data)) {
            bench.record(0, ENTRIES);
            bench.get(Sequencer.class).run();
            var tiles = new Tiles(bench.get(StoredTree.class), bench.get(Entries.class), bench.get(Checkpoints.class));
            var last = bench.get(Checkpoints.class).last().orElseThrow();

            var mirror = new MerkleTree(from(tiles));
            assertThat(mirror.root(ENTRIES)).isEqualTo(last.rootHash());
            for (int index : new int[] {0, 255, 256, 511, 512, ENTRIES - 1}) {
                InclusionProof proof = mirror.inclusion(index, ENTRIES);
                var leaf = entry(
                        tiles.bundle(index / 256, Math.min(256, ENTRIES - index / 256 * 256))
                                .orElseThrow(),
                        index % 256);
                assertThat(proof.check(Rfc6962.leafHash(leaf), last.rootHash())).isEqualTo(new ProofCheck.Holds());
                assertThat(bench.get(StoredTree.class)
                                .atOnce(tree -> tree.inclusion(index, ENTRIES))
                                .hashes())
                        .usingElementComparator(Arrays::compare)
                        .containsExactlyElementsOf(proof.hashes());
            }
            assertThat(tiles.tile(0, 2, 89)).isEmpty();
            assertThat(tiles.tile(0, 2, 88)).isPresent();
            assertThat(tiles.tile(1, 0, 2)).isPresent();
            assertThat(tiles.tile(1, 0, 3)).isEmpty();
            assertThat(tiles.tile(9, 0, 1)).isEmpty();
            assertThat(tiles.tile(0, Long.MAX_VALUE / 256, 1)).isEmpty();
            assertThat(tiles.bundle(3, 1)).isEmpty();
        }
    }

    /** Reads a node out of the tile that holds its level, or computes it from the nearest level below. */
    private static Nodes from(Tiles tiles) {
        return new Nodes() {
            @Override
            public byte[] hash(int level, long place) {
                if (level % 8 != 0) {
                    return Rfc6962.nodeHash(hash(level - 1, 2 * place), hash(level - 1, 2 * place + 1));
                }
                int width = Math.min(256, (ENTRIES >> level) - (int) (place / 256) * 256);
                var tile = tiles.tile(level / 8, place / 256, width).orElseThrow();
                return Arrays.copyOfRange(tile, (int) (place % 256) * 32, (int) (place % 256 + 1) * 32);
            }
        };
    }

    private static byte[] entry(byte[] bundle, int number) {
        var bytes = ByteBuffer.wrap(bundle);
        byte[] entry = {};
        for (int i = 0; i <= number; i++) {
            entry = new byte[Short.toUnsignedInt(bytes.getShort())];
            bytes.get(entry);
        }
        return entry;
    }
}
