package dev.tradewind.execution.move;

/** Something that is not ours stands where a copy would go: nothing is written over. */
public final class OtherContent extends RuntimeException {
    OtherContent(String store, String key) {
        super(
                "store %s has another object named %s, and nothing is written over. Maybe remove it there, or let the copy begin with another name?"
                        .formatted(store, key));
    }
}
