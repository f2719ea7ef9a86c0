package dev.tradewind.egress.watch;

/**
 * One look through the bills.
 *
 * @param flows how many were judged
 * @param found new findings
 * @param updated open findings that changed
 */
public record WatchRun(int flows, int found, int updated) {}
