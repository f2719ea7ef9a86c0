package dev.tradewind.policy;

import java.util.ArrayList;
import java.util.List;

/** Lines that went and lines that came, in reading order; by the longest common subsequence. */
public final class LineDiff {
    private LineDiff() {}

    /**
     * One line of the comparison.
     *
     * @param sign minus for gone, plus for new, space for the same
     */
    public record Line(char sign, String text) {}

    public static List<Line> of(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        var lines = new ArrayList<Line>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(' ', old.get(i++)));
                j++;
            } else if (j >= now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line('-', old.get(i++)));
            } else {
                lines.add(new Line('+', now.get(j++)));
            }
        }
        return List.copyOf(lines);
    }
}
