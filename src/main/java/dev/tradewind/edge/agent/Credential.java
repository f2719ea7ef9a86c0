package dev.tradewind.edge.agent;

import dev.tradewind.edge.agent.ConsoleLink.LinkDown;

/** What the console knows this agent by. */
interface Credential extends AutoCloseable {
    /** Whether {@link #identify} is not needed just now. */
    boolean known();

    /** Makes the agent known, by requests over the link that need nothing else. */
    void identify(ConsoleLink link) throws LinkDown;

    /** Goes with each request. */
    String bearer() throws LinkDown;

    /** The console no longer takes it. */
    void forget();

    @Override
    void close();
}
