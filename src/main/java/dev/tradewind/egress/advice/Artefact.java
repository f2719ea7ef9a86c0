package dev.tradewind.egress.advice;

import org.jspecify.annotations.Nullable;

/**
 * What a person applies, ready to be copied.
 *
 * @param fileName whose ending says how it is read and which schema holds it
 * @param needs the least versions that understand it
 * @param applies what an executor must know to apply it; null where only a person can. Of several the first that the
 *     cluster's version understands
 */
public record Artefact(
        String title,
        String fileName,
        String needs,
        String text,
        @Nullable Applies applies) {
    /**
     * @param namespace of the object that is changed
     * @param leastVersion of Kubernetes, as {@code 1.34}
     */
    public record Applies(String namespace, String leastVersion) {}

    public Artefact(String title, String fileName, String needs, String text) {
        this(title, fileName, needs, text, null);
    }

    public Artefact {
        ArtefactCheck.check(fileName, text);
    }
}
