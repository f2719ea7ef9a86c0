package dev.tradewind.audit.bundle;

import static dev.tradewind.audit.bundle.Finding.Kind.ALTERED;
import static dev.tradewind.audit.bundle.Finding.Kind.INSERTED;
import static dev.tradewind.audit.bundle.Finding.Kind.REMOVED;
import static dev.tradewind.audit.bundle.Finding.Kind.REORDERED;
import static dev.tradewind.audit.bundle.Finding.Kind.TRUNCATED;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Compares what is there with leaf hashes that a signed root vouches for, and tells each kind of difference apart. */
final class Alignment {
    private final List<byte[]> present;
    private final List<byte[]> signed;
    private final List<Finding> findings = new ArrayList<>();

    private Alignment(List<byte[]> present, List<byte[]> signed) {
        this.present = present;
        this.signed = signed;
    }

    static List<Finding> of(List<byte[]> present, List<byte[]> signed) {
        var alignment = new Alignment(present, signed);
        alignment.walk();
        return alignment.findings;
    }

    private void walk() {
        var isPresent = set(present);
        var isSigned = set(signed);
        int here = 0;
        int there = 0;
        while (here < present.size() && there < signed.size()) {
            var found = ByteBuffer.wrap(present.get(here));
            var expected = ByteBuffer.wrap(signed.get(there));
            if (found.equals(expected)) {
                here++;
                there++;
                continue;
            }
            boolean foundBelongs = isSigned.contains(found);
            boolean expectedIsElsewhere = isPresent.contains(expected);
            if (foundBelongs && expectedIsElsewhere) {
                report(REORDERED, there++, "holds an entry that belongs elsewhere");
                here++;
            } else if (foundBelongs) {
                report(REMOVED, there, "is missing; its leaf hash was " + hex(signed.get(there)));
                there++;
            } else if (expectedIsElsewhere) {
                report(INSERTED, here, "was never in the log (line " + (here + 1) + " of the entries)");
                here++;
            } else {
                report(
                        ALTERED,
                        there,
                        "was altered: its leaf hash is " + hex(present.get(here)) + ", signed was "
                                + hex(signed.get(there)));
                here++;
                there++;
            }
        }
        ends(here, there);
    }

    private void ends(int here, int there) {
        if (there < signed.size()) {
            var missing = signed.size() - there;
            findings.add(Finding.at(
                    TRUNCATED,
                    there,
                    "The log was cut off: the last " + missing + " of " + signed.size() + " signed entries, from "
                            + there + " on, are missing"));
        }
        for (; here < present.size(); here++) {
            report(INSERTED, here, "was never in the log (line " + (here + 1) + " of the entries, after its end)");
        }
    }

    private void report(Finding.Kind kind, long index, String what) {
        findings.add(Finding.at(kind, index, "Entry " + index + " " + what));
    }

    private static Set<ByteBuffer> set(List<byte[]> hashes) {
        var set = new HashSet<ByteBuffer>(hashes.size() * 2);
        hashes.forEach(hash -> set.add(ByteBuffer.wrap(hash)));
        return set;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, 8) + "…";
    }
}
