package dev.tradewind.identity.workload;

import java.text.ParseException;
import java.time.Clock;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds a token against the bindings: whom does it speak for? */
@Component
class Vouching {
    /** The narrowest rule first, so that the answer does not hang on the order in which rules were written. */
    private static final Comparator<Binding> NARROWEST = Comparator.comparing(
                    (Binding binding) -> binding.subject().isOpen())
            .thenComparing(binding -> -binding.subject().text().length())
            .thenComparing(binding -> -binding.claims().size())
            .thenComparing(Binding::createdAt);

    private final Bindings bindings;
    private final IssuerKeys keys;
    private final WorkloadSettings settings;
    private final Clock clock;

    Vouching(Bindings bindings, IssuerKeys keys, WorkloadSettings settings, Clock clock) {
        this.bindings = bindings;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Verdict {
        record Speaks(SubjectToken token, Binding binding) implements Verdict {}

        /**
         * @param reason for the administrator only: whoever sent it learns nothing
         * @param issuer as the token says, if an administrator registered that one; else null
         */
        record Refused(
                String reason,
                @Nullable String issuer,
                @Nullable String subject) implements Verdict {}
    }

    Verdict judge(String text) {
        SubjectToken token;
        try {
            token = SubjectToken.parse(text);
        } catch (ParseException unreadable) {
            return new Verdict.Refused("unreadable: " + unreadable.getMessage(), null, null);
        }
        var ofIssuer = bindings.enabledOf(token.issuer());
        if (ofIssuer.isEmpty()) {
            return new Verdict.Refused("no enabled binding names its issuer", null, null);
        }
        var untimely = token.untimely(clock.instant(), settings.leeway());
        if (untimely != null) {
            return refused(untimely, token);
        }
        var meant = ofIssuer.stream()
                .filter(binding -> binding.objection(token) == null)
                .min(NARROWEST);
        if (meant.isEmpty()) {
            var first = ofIssuer.getFirst().objection(token);
            return refused(
                    ofIssuer.size() == 1 && first != null
                            ? first
                            : "none of the issuer's " + ofIssuer.size() + " bindings fits it",
                    token);
        }
        var named = keys.find(meant.get(), token.jwt().getHeader().getKeyID());
        if (named.isEmpty()) {
            return refused("the issuer has no key of that name", token);
        }
        return named.stream().anyMatch(key -> Signatures.by(key, token.jwt()))
                ? new Verdict.Speaks(token, meant.get())
                : refused("its signature is wrong", token);
    }

    private static Verdict refused(String reason, SubjectToken token) {
        return new Verdict.Refused(reason, token.issuer(), token.subject());
    }
}
