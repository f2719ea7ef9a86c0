package dev.tradewind.execution.spi;

import java.util.Set;

/**
 * Starts work somewhere. A key names one run for ever: submitting it again finds the first attempt and has no second
 * effect, within the guarantee that {@link #describe} states.
 */
public interface Executor {
    Submission submit(RunRequest request);

    /**
     * What is known of the run now. Never guesses: what cannot be told is {@link Observation.Lost}, and a target that does
     * not answer is {@link Observation.Unreachable}.
     */
    Observation observe(String runKey);

    /**
     * Asks the run to end, also one that waits to start; true when there was something to ask, or when that cannot be told
     * and must be asked again.
     */
    boolean cancel(String runKey);

    /**
     * Asks the target to keep a run that waits to start from starting, or to let it go again; what runs already is left alone.
     *
     * @return whether the target was asked and agreed; false where it has no such thing or there is nothing to hold
     */
    default boolean hold(String runKey, boolean held) {
        return false;
    }

    /**
     * Whether it takes runs before their slot and starts them by itself, by the request's allowance; the engine then leaves
     * slot and grid to it.
     */
    default boolean ahead() {
        return false;
    }

    /** Ends what it keeps running for a workload; false where there is none. */
    default boolean endKept(String workload) {
        return false;
    }

    /**
     * Lets go of what it keeps of runs that nobody will ask for again.
     *
     * @param asked keys that may still be submitted, observed or cancelled
     * @param newest of the others that many are kept, for a person who looks
     */
    default void forget(Set<String> asked, int newest) {
        // a target of its own keeps house itself
    }

    Description describe();

    /** The last bytes of what the run has written, at most that many; empty when there is nothing. */
    String output(String runKey, int mostBytes);

    /**
     * @param id as workloads and pages name it
     * @param guarantee what a repeated submit means, in a sentence
     * @param identity the account under which runs run
     * @param node where they run, as far as known
     */
    record Description(String id, String guarantee, String identity, String node) {}
}
