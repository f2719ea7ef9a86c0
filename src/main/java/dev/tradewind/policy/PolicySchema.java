package dev.tradewind.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of a policy, for editors and checks in a repository; the same file as in the documentation. */
public final class PolicySchema {
    private PolicySchema() {}

    public static String json() {
        try (var file = PolicySchema.class.getResourceAsStream("/policy/policy.schema.json")) {
            if (file == null) {
                throw new IllegalStateException(
                        "policy.schema.json is not in this program. Maybe the build left it out?");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
