package dev.tradewind.identity.workload;

import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.TokenScope;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of a request's {@code scope}: roles of the account, and whether the token is to change nothing. */
final class AskedScope {
    static final String READ_ONLY = "read-only";

    private AskedScope() {}

    /**
     * What the new token may do: never more than its account. Without a role, all of the account.
     *
     * @param words with blanks between them, as RFC 6749 writes a scope
     * @return empty if a word is no role that the account has
     */
    static Optional<TokenScope> of(String words, Person account) {
        var wanted =
                Arrays.stream(words.split(" ")).filter(each -> !each.isEmpty()).collect(Collectors.toSet());
        boolean readOnly = wanted.remove(READ_ONLY);
        var known = Arrays.stream(Role.values()).map(Role::name).collect(Collectors.toSet());
        if (!wanted.stream().allMatch(each -> known.contains(each) && account.has(Role.valueOf(each)))) {
            return Optional.empty();
        }
        return Optional.of(TokenScope.of(wanted.isEmpty() ? account.roles() : Set.copyOf(wanted), readOnly));
    }

    static SortedSet<String> words(TokenScope scope) {
        var words = new TreeSet<String>();
        if (scope.roles() != null) {
            words.addAll(scope.roles());
        }
        if (scope.readOnly()) {
            words.add(READ_ONLY);
        }
        return words;
    }
}
