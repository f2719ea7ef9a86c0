package dev.tradewind.egress.advice;

import org.jspecify.annotations.Nullable;

/**
 * What a person applies, ready to be copied.
 *
 * @param fileName whose ending says how it is read and which schema holds it
 * @param needs the least versions that understand it
 * @param where it does anything; empty where the advice itself says so
 * @param risk of this text by numbers; empty where the advice itself says so
 * @param applies what an executor must know to apply it; null where only a person can
 */
public record Artefact(
        String title,
        String fileName,
        String needs,
        String where,
        String risk,
        String text,
        @Nullable Applies applies) {
    /**
     * @param part of the change: a change is the whole of its parts, and of several texts for one part the first that the
     *     cluster's version understands is applied
     * @param namespace of the object that is changed
     * @param leastVersion of Kubernetes, as {@code 1.34}
     */
    public record Applies(String part, String namespace, String leastVersion) {
        /** The part of all that was promised before there were several. */
        public static final String ROUTING = "routing";

        @SuppressWarnings("NullAway") // a promise kept before there were parts has none
        public Applies {
            part = part == null ? ROUTING : part;
        }
    }

    public Artefact(String title, String fileName, String needs, String text) {
        this(title, fileName, needs, "", "", text, null);
    }

    @SuppressWarnings("NullAway") // a promise kept before these were told has none
    public Artefact {
        where = where == null ? "" : where;
        risk = risk == null ? "" : risk;
        ArtefactCheck.check(fileName, text);
    }
}
