package dev.tradewind.egress.budget;

/** Where a budget stands in a month, the worst first. */
public enum BudgetState {
    OVER("over"),
    /** Not over yet; the forecast is. */
    WILL_PASS("will pass"),
    /** A threshold below the amount is passed. */
    NEAR("near"),
    ON_COURSE("on course"),
    /** Nothing can be said: no bill covers the month. */
    NOT_BILLED("not billed");

    private final String word;

    BudgetState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean isOverTheLine() {
        return this == OVER || this == WILL_PASS;
    }
}
