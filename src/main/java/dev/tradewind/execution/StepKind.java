package dev.tradewind.execution;

/** The steps of every execution, in their order; undone in reverse. */
public enum StepKind {
    PRECHECK("Precheck"),
    RESERVE("Reserve capacity"),
    PREPARE("Prepare data and path"),
    DISPATCH("Dispatch"),
    CUT_OVER("Cut over"),
    VERIFY("Verify"),
    FINALISE("Finalise");

    private final String title;

    StepKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
