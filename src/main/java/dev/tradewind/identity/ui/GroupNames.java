package dev.tradewind.identity.ui;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Group names as people type them: separated by commas. */
final class GroupNames {
    private GroupNames() {}

    static Set<String> parse(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
    }
}
