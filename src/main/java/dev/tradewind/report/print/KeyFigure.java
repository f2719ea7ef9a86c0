package dev.tradewind.report.print;

/**
 * A large number at the head of a report.
 *
 * @param note number of the line of provenance that it rests on; 0 for none
 * @param line what stands below it, in words
 */
record KeyFigure(String label, int note, String value, String unit, String line) {}
