package dev.tradewind.peers;

/** Another solver with its model. */
public interface Peer {
    /** @param seconds for building the model and searching together */
    Answer solve(Instance instance, int seconds, long seed);
}
