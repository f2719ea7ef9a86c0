package dev.tradewind.workflow.foreign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a foreign text.
 *
 * @param from CONTROLM, NOMAD or KUBERNETES
 * @param workloads YAML for the import of workloads; empty text where there is none
 * @param workflow YAML of the order in which they ran; null where the text holds no order
 * @param carried what of the text stands in the two, by the key that it got there
 * @param notCarried everything of the text that is not in the two
 */
public record Translation(
        String from, String workloads, @Nullable String workflow, List<Note> carried, List<Note> notCarried) {
    public Translation {
        carried = List.copyOf(carried);
        notCarried = List.copyOf(notCarried);
    }

    /**
     * @param where path in the foreign text; of what was carried over, the key in ours
     * @param what in words: left out, or assumed in place of what the text does not say
     */
    public record Note(String where, String what) {}
}
