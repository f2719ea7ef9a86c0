package dev.tradewind.ui;

/** The console answers: what the first visitor would wait for may be made ready now, beside what it does. */
public record ConsoleStarted() {}
