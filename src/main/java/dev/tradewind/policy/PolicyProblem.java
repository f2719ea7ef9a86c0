package dev.tradewind.policy;

/**
 * Why a policy's YAML is not a policy.
 *
 * @param line from 1
 * @param key the key at fault, with its parents: {@code approval.needed}
 * @param permitted what would have been right
 */
public record PolicyProblem(int line, String key, String message, String permitted) {
    @Override
    public String toString() {
        return "line %d, %s: %s; permitted: %s".formatted(line, key, message, permitted);
    }
}
