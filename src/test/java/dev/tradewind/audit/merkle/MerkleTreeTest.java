package dev.tradewind.audit.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final List<byte[]> LEAVES = IntStream.range(0, 40)
            .mapToObj(i -> Rfc6962.leafHash(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
            .toList();

    @Test
    void hashesLeavesAndNodesWithTheirOwnPrefix() {
        assertThat(hex(Rfc6962.emptyRoot()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(hex(Rfc6962.leafHash(new byte[0])))
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(hex(Rfc6962.nodeHash(ascii("N123"), ascii("N456"))))
                .isEqualTo("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    }

    @Test
    void rootOfThreeLeavesPairsTheFirstTwo() {
        var expected = Rfc6962.nodeHash(Rfc6962.nodeHash(LEAVES.get(0), LEAVES.get(1)), LEAVES.get(2));
        assertThat(MerkleTree.of(LEAVES).root(3)).isEqualTo(expected);
    }

    @Test
    void aTreeOfManyBlocksHasTheRootsOfItsRightEdge() {
        var grown = new GrownTree();
        var edge = new Frontier();
        for (int i = 0; i < 20_001; i++) {
            var entry = ascii("entry " + i);
            grown.appendEntry(entry, 0, entry.length);
            edge.append(Rfc6962.leafHash(entry), (level, place, hash) -> {});
            if (i % 1_000 == 0) {
                assertThat(grown.tree().root(i + 1)).as("of %d", i + 1).isEqualTo(edge.root());
            }
        }
        assertThat(MerkleTree.of(grown.leafHashes()).root(20_001)).isEqualTo(edge.root());
    }

    @Test
    void everyLeafOfEverySizeHasAProofThatHolds() {
        var tree = MerkleTree.of(LEAVES);
        for (int size = 1; size <= LEAVES.size(); size++) {
            for (int index = 0; index < size; index++) {
                var check = tree.inclusion(index, size).check(LEAVES.get(index), tree.root(size));
                assertThat(check).as("leaf %d of %d", index, size).isEqualTo(new ProofCheck.Holds());
            }
        }
    }

    @Test
    void everyPairOfSizesHasAConsistencyProofThatHolds() {
        var tree = MerkleTree.of(LEAVES);
        for (int to = 1; to <= LEAVES.size(); to++) {
            for (int from = 1; from <= to; from++) {
                var check = tree.consistency(from, to).check(tree.root(from), tree.root(to));
                assertThat(check).as("%d to %d", from, to).isEqualTo(new ProofCheck.Holds());
            }
        }
    }

    @Test
    void anotherLeafAtTheSameIndexIsRefused() {
        var tree = MerkleTree.of(LEAVES);
        assertThat(tree.inclusion(5, 40).check(LEAVES.get(6), tree.root(40)))
                .isInstanceOf(ProofCheck.RootMismatch.class);
    }

    @Test
    void aHashLeftOutOfTheProofIsRefusedByItsLength() {
        var tree = MerkleTree.of(LEAVES);
        var proof = tree.inclusion(5, 40);
        var cut = new InclusionProof(
                5, 40, proof.hashes().subList(1, proof.hashes().size()));
        assertThat(cut.check(LEAVES.get(5), tree.root(40)))
                .isEqualTo(new ProofCheck.WrongLength(
                        proof.hashes().size(), proof.hashes().size() - 1));
    }

    @Test
    void aRewrittenBeginningIsToldApartFromAnAlteredEnd() {
        var tree = MerkleTree.of(LEAVES);
        var proof = tree.consistency(13, 40);
        assertThat(proof.check(tree.root(12), tree.root(40))).isInstanceOf(ProofCheck.EarlierRootMismatch.class);
        assertThat(proof.check(tree.root(13), tree.root(39))).isInstanceOf(ProofCheck.RootMismatch.class);
    }

    @Test
    void growingLeafByLeafGivesTheSameRootsAndNodesAsBuildingAtOnce() {
        var stored = new HashMap<String, byte[]>();
        Nodes nodes = (level, place) -> level == 0
                ? LEAVES.get((int) place)
                : java.util.Objects.requireNonNull(stored.get(level + "/" + place));
        var whole = MerkleTree.of(LEAVES);
        for (int size = 0; size < LEAVES.size(); size++) {
            var frontier = new Frontier(size, nodes); // resumed each time, as after a restart
            assertThat(frontier.root()).as("root at %d", size).isEqualTo(whole.root(size));
            frontier.append(LEAVES.get(size), (level, place, hash) -> stored.put(level + "/" + place, hash));
        }
        assertThat(new MerkleTree(nodes).root(40)).isEqualTo(whole.root(40));
        assertThat(stored).hasSize(20 + 10 + 5 + 2 + 1);
    }

    @Test
    void refusesToProveALeafThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MerkleTree.of(new ArrayList<>(LEAVES)).inclusion(40, 40))
                .withMessageContaining("No leaf 40 in a tree of 40");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
