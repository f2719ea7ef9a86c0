package dev.tradewind.ui;

/**
 * One input of a figure.
 *
 * @param value as written, for example {@code 1,860}
 * @param unit as written, may be empty
 * @param source file, provider or table it came from
 * @param age how old it is or the period it stands for, may be empty
 */
public record FigureInput(String name, String value, String unit, Kind kind, String source, String age) {}
