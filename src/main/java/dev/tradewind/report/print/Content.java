package dev.tradewind.report.print;

/**
 * What a report says.
 *
 * @param title without the month
 * @param body XHTML below the cover line
 * @param notes provenance, one line of text each, numbered in this order
 * @param csv the rows behind it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Content(String title, String body, java.util.List<String> notes, byte[] csv) {}
