package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Refusal;

/** A run must end by its deadline and within the horizon. */
final class WindowRule {
    static final String ID = "window";
    static final String COMBINATION = "combination";

    private WindowRule() {}

    /**
     * @param deadlineSlot the present end of the window
     * @param neededSlot the end that the first otherwise allowed run would need
     */
    static Refusal tooLate(long deadlineSlot, long neededSlot) {
        return new Refusal(ID, Refusal.Kind.NOT_NOW, deadlineSlot, neededSlot, "slot of the deadline");
    }

    /** Each rule leaves some start, but no start suits them all; no single change is known to help. */
    static Refusal noCommonStart() {
        return new Refusal(COMBINATION, Refusal.Kind.NOT_NOW, null, null, "no start meets all rules at once");
    }

    static Refusal longerThanHorizon(long length, long slots) {
        return new Refusal(ID, Refusal.Kind.NEVER, length, slots, "slots of the horizon");
    }
}
