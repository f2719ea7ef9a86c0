package dev.tradewind.edge.wire;

import java.util.List;

/**
 * @param received everything up to this sequence is stored by the console, for ever; the next batch begins after it
 * @param notes what the rules decided, for entries that were not simply applied
 */
public record BatchAnswer(String incarnation, long received, List<Note> notes) {
    public BatchAnswer {
        notes = List.copyOf(notes);
    }

    /** @param outcome {@code MERGED}, {@code LOST}, {@code WAITS}, {@code SET_ASIDE} or {@code REPEATED} */
    public record Note(String key, String outcome, String explanation) {}
}
