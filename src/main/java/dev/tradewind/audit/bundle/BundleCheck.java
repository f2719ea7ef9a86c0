package dev.tradewind.audit.bundle;

import static dev.tradewind.audit.bundle.Finding.Kind.FORGED_CHECKPOINT;
import static dev.tradewind.audit.bundle.Finding.Kind.FORK;
import static dev.tradewind.audit.bundle.Finding.Kind.INSERTED;
import static dev.tradewind.audit.bundle.Finding.Kind.LEAVES_FILE_ALTERED;
import static dev.tradewind.audit.bundle.Finding.Kind.REMOVED;
import static dev.tradewind.audit.bundle.Finding.Kind.REPLACED_EVIDENCE;
import static dev.tradewind.audit.bundle.Finding.Kind.REWRITTEN;
import static dev.tradewind.audit.bundle.Finding.Kind.TRUNCATED;
import static dev.tradewind.audit.bundle.Finding.Kind.WRONG_KEY;
import static dev.tradewind.audit.bundle.Finding.Kind.WRONG_LOG;

import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.audit.merkle.WitnessKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Judges an export. It trusts the keys and earlier checkpoints that the auditor brings, and of the export only what those
 * vouch for.
 */
public final class BundleCheck {
    private final Bundle bundle;
    private final Collection<NoteKey> keys;
    private final Collection<WitnessKey> witnesses;
    private final List<SignedNote> anchors;
    private final MerkleTree tree;
    private final List<Finding> findings = new ArrayList<>();

    private BundleCheck(
            Bundle bundle, Collection<NoteKey> keys, Collection<WitnessKey> witnesses, List<SignedNote> anchors) {
        this.bundle = bundle;
        this.keys = new LinkedHashSet<>(keys);
        this.witnesses = witnesses;
        this.anchors = anchors;
        this.tree = bundle.tree();
    }

    /**
     * @param pinned keys that the auditor trusts; if empty, the keys in the export are used and the answer says so
     * @param anchors checkpoints that the auditor kept or got from a witness
     * @throws IllegalArgumentException if a checkpoint is no checkpoint
     */
    public static BundleVerdict check(Bundle bundle, Collection<NoteKey> pinned, List<SignedNote> anchors) {
        return check(bundle, pinned, List.of(), anchors);
    }

    /** @param witnesses keys of witnesses that the auditor trusts: what they co-signed counts as an anchor */
    public static BundleVerdict check(
            Bundle bundle, Collection<NoteKey> pinned, Collection<WitnessKey> witnesses, List<SignedNote> anchors) {
        var keys = pinned.isEmpty() ? bundle.keys() : pinned;
        return new BundleCheck(bundle, keys, witnesses, anchors).judge(!pinned.isEmpty());
    }

    /**
     * Adds the keys that those we trust have handed the log on to: the entry that announces the next key must stand under a
     * checkpoint by a key that is trusted already. A signature of the next key beside that of the former says nothing,
     * since anybody could add one.
     */
    private void followSuccession() {
        for (var announced : bundle.announced().entrySet()) {
            for (var note : bundle.earlierCheckpoints()) {
                if (!keys.contains(announced.getValue()) && note.check(keys) instanceof SignedNote.Check.By) {
                    var checkpoint = Checkpoint.parse(note.text());
                    if (checkpoint.size() > announced.getKey()
                            && checkpoint.size() <= bundle.leafHashes().size()
                            && rootIs(checkpoint.size(), checkpoint.root())) {
                        keys.add(announced.getValue());
                    }
                }
            }
        }
    }

    private BundleVerdict judge(boolean keyPinned) {
        followSuccession();
        var checkpoint = Checkpoint.parse(bundle.checkpoint().text());
        if (signatureHolds(bundle.checkpoint(), "The export's checkpoint")) {
            content(checkpoint);
        }
        var vouching = vouching();
        boolean anchored = !anchors.isEmpty() || !vouching.isEmpty();
        for (var anchor : anchors) {
            anchored &= anchor(anchor, checkpoint);
        }
        var cosigned = bundle.cosigned();
        if (cosigned != null && !vouching.isEmpty()) {
            anchored &= anchor(cosigned, checkpoint);
        }
        for (var replaced : bundle.replacedEvidence()) {
            findings.add(Finding.of(REPLACED_EVIDENCE, "Evidence " + replaced + " no longer hashes to its name"));
        }
        return new BundleVerdict(
                findings.isEmpty(),
                anchored && findings.isEmpty(),
                keyPinned,
                checkpoint.origin(),
                checkpoint.size(),
                bundle.leafHashes().size(),
                checkpoint.rootBase64(),
                vouching,
                findings);
    }

    /** The witnesses among those that the auditor trusts that co-signed; one that is trusted and did not is a finding. */
    private List<BundleVerdict.Vouching> vouching() {
        var vouching = new ArrayList<BundleVerdict.Vouching>();
        var note = bundle.cosigned();
        for (var witness : witnesses) {
            var at = note == null ? Optional.<Instant>empty() : witness.cosigned(note);
            if (note != null && at.isPresent()) {
                vouching.add(new BundleVerdict.Vouching(
                        witness.name(), Checkpoint.parse(note.text()).size(), at.get()));
            } else {
                findings.add(
                        Finding.of(WRONG_KEY, "Nothing in the export is co-signed by the witness " + witness.vkey()));
            }
        }
        return vouching;
    }

    private boolean signatureHolds(SignedNote note, String whose) {
        return switch (note.check(keys)) {
            case SignedNote.Check.By ignored -> true;
            case SignedNote.Check.Forged forged -> {
                findings.add(Finding.of(
                        FORGED_CHECKPOINT,
                        whose + " was altered after signing: its signature by "
                                + forged.key().vkey() + " does not hold"));
                yield false;
            }
            case SignedNote.Check.UnknownKeys unknown -> {
                findings.add(Finding.of(
                        WRONG_KEY,
                        whose + " is signed by " + unknown.names() + " with a key that is none of the " + keys.size()
                                + " given"));
                yield false;
            }
        };
    }

    private void content(Checkpoint checkpoint) {
        int present = bundle.leafHashes().size();
        if (present == checkpoint.size() && rootIs(present, checkpoint.root())) {
            return;
        }
        var signed = bundle.statedLeaves();
        if (signed.size() == checkpoint.size()
                && Arrays.equals(MerkleTree.of(signed).root(signed.size()), checkpoint.root())) {
            findings.addAll(Alignment.of(bundle.leafHashes(), signed));
            return;
        }
        if (!signed.isEmpty()) {
            findings.add(Finding.of(
                    LEAVES_FILE_ALTERED, "The list of leaf hashes does not lead to the signed root; it is not used"));
        }
        betweenCheckpoints(checkpoint);
    }

    /** Without trustworthy leaf hashes, the earlier signed checkpoints still say up to where all is well. */
    private void betweenCheckpoints(Checkpoint last) {
        int present = bundle.leafHashes().size();
        long good = 0;
        long bad = last.size();
        for (var note : bundle.earlierCheckpoints()) {
            if (!(note.check(keys) instanceof SignedNote.Check.By)) {
                continue;
            }
            var earlier = Checkpoint.parse(note.text());
            if (earlier.size() <= present && rootIs(earlier.size(), earlier.root())) {
                good = Math.max(good, earlier.size());
            } else {
                bad = Math.min(bad, earlier.size());
            }
        }
        var where = "at or after entry " + good;
        if (present > last.size() && rootIs(last.size(), last.root())) {
            findings.add(Finding.at(
                    INSERTED,
                    last.size(),
                    "Entries " + last.size() + " to " + (present - 1) + " stand after the end of the signed log"));
        } else if (present > last.size()) {
            findings.add(Finding.at(INSERTED, good, (present - last.size()) + " entries were inserted " + where));
        } else if (present == good) {
            findings.add(Finding.at(
                    TRUNCATED,
                    present,
                    "The log was cut off after " + present + " of " + last.size() + " signed entries"));
        } else if (present < last.size()) {
            findings.add(Finding.at(REMOVED, good, (last.size() - present) + " entries were removed " + where));
        } else {
            findings.add(Finding.at(
                    REWRITTEN,
                    good,
                    "Something was altered or reordered " + where
                            + (bad < last.size() ? " and before entry " + bad : "")));
        }
    }

    private boolean anchor(SignedNote note, Checkpoint checkpoint) {
        if (!signatureHolds(note, "The earlier checkpoint")) {
            return false;
        }
        var anchor = Checkpoint.parse(note.text());
        if (!anchor.origin().equals(checkpoint.origin())) {
            findings.add(Finding.of(
                    WRONG_LOG,
                    "The earlier checkpoint is of log " + anchor.origin() + ", the export of " + checkpoint.origin()));
            return false;
        }
        if (anchor.size() > checkpoint.size()) {
            findings.add(Finding.at(
                    TRUNCATED,
                    checkpoint.size(),
                    "The log had " + anchor.size()
                            + " entries when the earlier checkpoint was signed, the export stops at "
                            + checkpoint.size()));
            return false;
        }
        if (anchor.size() <= bundle.leafHashes().size() && !rootIs(anchor.size(), anchor.root())) {
            findings.add(
                    Finding.at(
                            FORK,
                            0,
                            "The first " + anchor.size()
                                    + " entries are not those under the earlier checkpoint: the log was rewritten after it was signed"));
            return false;
        }
        return true;
    }

    private boolean rootIs(long size, byte[] root) {
        return Arrays.equals(tree.root(size), root);
    }
}
