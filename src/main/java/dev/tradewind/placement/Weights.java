package dev.tradewind.placement;

/**
 * What the objective charges for what no bill states. They are the user's, and are shown with every plan.
 *
 * @param nanoUsdPerGram price of carbon; 100 USD per tonne is 100,000
 * @param nanoUsdPerMillisecond price of one millisecond of round trip for a month, to the users as shared out
 * @param nanoUsdPerDelayHour price of one hour that a run starts after its earliest start
 * @param amortiseMonths over how many months a one-off move is spread
 */
public record Weights(long nanoUsdPerGram, long nanoUsdPerMillisecond, long nanoUsdPerDelayHour, int amortiseMonths) {
    public static final Weights MONEY_ONLY = new Weights(0, 0, 0, 12);

    public Weights {
        if (nanoUsdPerGram < 0 || nanoUsdPerMillisecond < 0 || nanoUsdPerDelayHour < 0 || amortiseMonths < 1) {
            throw new IllegalArgumentException(
                    "weights are at least 0, and a move is amortised over at least one month");
        }
    }
}
