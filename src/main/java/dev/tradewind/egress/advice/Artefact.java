package dev.tradewind.egress.advice;

/**
 * What a person applies, ready to be copied.
 *
 * @param fileName whose ending says how it is read and which schema holds it
 * @param needs the least versions that understand it
 */
public record Artefact(String title, String fileName, String needs, String text) {
    public Artefact {
        ArtefactCheck.check(fileName, text);
    }
}
