package dev.tradewind.approval;

/** Whether somebody may decide, and if not, why, in words for that person. */
public sealed interface Eligibility {
    record MayDecide() implements Eligibility {}

    record MayNot(String why) implements Eligibility {}
}
