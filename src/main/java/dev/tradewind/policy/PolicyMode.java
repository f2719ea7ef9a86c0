package dev.tradewind.policy;

/** Whether a policy that holds is obeyed, or only reports what it would have done. */
public enum PolicyMode {
    ENFORCE,
    REPORT
}
