package dev.tradewind.egress.watch;

/** What came of closing a finding. */
public sealed interface Closure {
    record Done(Finding finding) implements Closure {}

    /** Somebody closed or changed it first. */
    record Stale(Finding finding) implements Closure {}

    /** @param why what is missing */
    record Refused(String why) implements Closure {}
}
