package dev.tradewind.identity;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;

/** People that no directory holds, for tests of rules about them. The same name is the same account. */
public final class SamplePeople {
    private SamplePeople() {}

    /** One account, whose roles hold everywhere. */
    public static Person person(String name, Set<String> roles, Set<String> groups) {
        return person(name, roles, groups, id(name).toString());
    }

    /** @param human whose account it is, where somebody has several */
    public static Person person(String name, Set<String> roles, Set<String> groups, String human) {
        return new Person(id(name), name, name, roles, groups, true, human, Set.of(), false);
    }

    /** For a field that a test fills before it acts. */
    public static Person nobody() {
        return person("nobody", Set.of(), Set.of());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
