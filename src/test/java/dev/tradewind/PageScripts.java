package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which scripts the policy of a page must allow. */
final class PageScripts {
    private PageScripts() {}

    /** Those of the console bear a nonce, all the same one and none of an earlier page; other pages have no scripts in themselves. */
    static String allowed(String path, String page, Set<String> nonces) {
        if (!path.equals("/login")) {
            return "'self'";
        }
        var found = Pattern.compile("<script[^>]*>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        var nonce = Pattern.compile("nonce=\"([A-Za-z0-9+/]{22}==)\"");
        var marked = found.stream()
                .map(nonce::matcher)
                .filter(Matcher::find)
                .map(script -> script.group(1))
                .toList();
        assertThat(marked).as(page).hasSameSizeAs(found).isNotEmpty();
        assertThat(Set.copyOf(marked)).hasSize(1);
        assertThat(nonces.add(marked.getFirst())).isTrue();
        return "'self' 'nonce-" + marked.getFirst() + "' 'unsafe-eval'";
    }
}
