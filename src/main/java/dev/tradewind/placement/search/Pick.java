package dev.tradewind.placement.search;

/**
 * A choice during the search.
 *
 * @param index of the option within its item
 * @param pieces slots of the first run, {@code from, to, from, to, …}
 * @param cost its own objective in nano-USD, tiered gigabytes at the pools' lower price
 * @param billed nano-USD that count against budgets; 0 for workloads under none
 * @param milligrams the same of carbon
 */
record Pick(Option option, int index, int[] pieces, long cost, long billed, long milligrams) {
    int start() {
        return pieces[0];
    }

    int end() {
        return pieces[pieces.length - 1];
    }
}
