package dev.tradewind.audit;

/** Tells who acts on this thread. The module that knows people implements it. */
public interface ActorSource {
    Actor current();

    /** What people call this actor; the id where there is no name (any more). */
    default String nameOf(String actorId) {
        return actorId;
    }
}
