package dev.tradewind.execution.move;

/** Writes rows in one transaction, if the execution is still ours. */
@FunctionalInterface
public interface Commit {
    void of(Runnable rows);
}
