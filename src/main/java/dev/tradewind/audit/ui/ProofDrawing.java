package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Div;
import dev.tradewind.audit.log.Proofs;
import dev.tradewind.audit.merkle.Rfc6962;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The way from the leaf to the root: what was computed on one side, the siblings that the proof gives on the other. */
final class ProofDrawing extends Composite<Div> {
    private static final int WIDTH = 132;
    private static final int HEIGHT = 36;
    private static final int STEP = 64;
    private static final int BELOW_ROOT = 3;

    ProofDrawing(Proofs.Proof proof) {
        getContent().add(new Html(svg(climb(proof), proof)));
    }

    /**
     * One level of the way.
     *
     * @param computed hash at the lower end of this level, on the way from the leaf
     * @param siblingIsLeft on which side the proof's hash stands
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Level(byte[] computed, byte[] sibling, boolean siblingIsLeft) {}

    /** RFC 9162 section 2.1.3.2, keeping what lies on the way; lowest level first. */
    static List<Level> climb(Proofs.Proof proof) {
        var levels = new ArrayList<Level>();
        var node = Rfc6962.leafHash(proof.content().getBytes(StandardCharsets.UTF_8));
        long place = proof.index();
        long last = proof.size() - 1;
        for (var hash : proof.hashes()) {
            var sibling = Base64.getDecoder().decode(hash);
            boolean left = (place & 1) == 1 || place == last;
            levels.add(new Level(node, sibling, left));
            node = left ? Rfc6962.nodeHash(sibling, node) : Rfc6962.nodeHash(node, sibling);
            while (left && (place & 1) == 0 && place != 0) {
                place >>= 1;
                last >>= 1;
            }
            place >>= 1;
            last >>= 1;
        }
        return levels;
    }

    private static String svg(List<Level> levels, Proofs.Proof proof) {
        int shown = Math.min(levels.size(), BELOW_ROOT);
        int hidden = levels.size() - shown;
        int x = 0;
        int leftmost = -WIDTH / 2;
        int rightmost = WIDTH / 2;
        var boxes = new StringBuilder();
        var lines = new StringBuilder();
        box(boxes, x, 0, tr("root, size {0}", proof.size()), Base64.getDecoder().decode(proof.root()), "--tw-ok", 2);
        for (int row = 1; row <= shown; row++) {
            // the top level, then the lowest ones: what lies between is only in the download
            int level = row == 1 && hidden > 0 ? levels.size() - 1 : shown - row;
            var step = levels.get(level);
            int y = row * STEP;
            int own = x + (step.siblingIsLeft() ? 74 : -74);
            int other = x + (step.siblingIsLeft() ? -74 : 74);
            line(lines, x, y - STEP + HEIGHT, own, y, "--tw-accent", 2, hidden > 0 && row == 2);
            line(lines, x, y - STEP + HEIGHT, other, y, "--tw-line-strong", 1, false);
            boolean leaf = level == 0;
            box(
                    boxes,
                    own,
                    y,
                    leaf ? tr("leaf {0}", proof.index()) : tr("computed"),
                    step.computed(),
                    leaf ? "--tw-accent" : "--tw-line-strong",
                    leaf ? 2 : 1);
            box(
                    boxes,
                    other,
                    y,
                    tr("sibling {0} of {1}", level + 1, levels.size()),
                    step.sibling(),
                    "--tw-line-strong",
                    1);
            leftmost = Math.min(leftmost, Math.min(own, other) - WIDTH / 2);
            rightmost = Math.max(rightmost, Math.max(own, other) + WIDTH / 2);
            x = own;
        }
        var note = hidden > 0
                ? "<text x='%d' y='%d' class='q'>%s</text>"
                        .formatted(
                                leftmost,
                                shown * STEP + HEIGHT + 18,
                                tr("{0} levels between are in the download", hidden))
                : "";
        // Moved by a transform: the parser lower-cases attribute names, and a viewBox would be lost.
        return """
                <svg role="img" aria-label="%s" width="%d" height="%d">
                <style>.b{fill:var(--tw-surface)}.t{font:var(--tw-type-small);fill:var(--tw-text-2);text-anchor:middle}
                .m{font:var(--tw-type-mono);fill:var(--tw-text);text-anchor:middle}.q{font:var(--tw-type-small);fill:var(--tw-text-3)}</style>
                <g transform="translate(%d,4)">%s%s%s</g></svg>""".formatted(
                        tr("Inclusion proof of entry {0}", proof.index()),
                        rightmost - leftmost + 8,
                        shown * STEP + HEIGHT + 28,
                        4 - leftmost,
                        lines,
                        boxes,
                        note);
    }

    private static void box(StringBuilder out, int x, int y, String label, byte[] hash, String stroke, int width) {
        var hex = HexFormat.of().formatHex(hash);
        out.append(
                "<g><title>%s %s</title><rect class='b' x='%d' y='%d' width='%d' height='%d' rx='4' stroke='var(%s)' stroke-width='%d'/>"
                        .formatted(label, hex, x - WIDTH / 2, y, WIDTH, HEIGHT, stroke, width));
        out.append("<text class='t' x='%d' y='%d'>%s</text>".formatted(x, y + 15, label));
        out.append("<text class='m' x='%d' y='%d'>%s…%s</text></g>"
                .formatted(x, y + 29, hex.substring(0, 8), hex.substring(60)));
    }

    private static void line(
            StringBuilder out, int x1, int y1, int x2, int y2, String stroke, int width, boolean dashed) {
        int middle = (y1 + y2) / 2;
        out.append("<path d='M%d %d V%d H%d V%d' fill='none' stroke='var(%s)' stroke-width='%d' %s/>"
                .formatted(x1, y1, middle, x2, y2, stroke, width, dashed ? "stroke-dasharray='3 3'" : ""));
    }
}
