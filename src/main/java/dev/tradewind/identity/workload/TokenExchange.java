package dev.tradewind.identity.workload;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.TokenScope;
import dev.tradewind.identity.workload.Exchanged.Issued;
import dev.tradewind.identity.workload.Exchanged.NotIssued;
import dev.tradewind.identity.workload.Vouching.Verdict;
import dev.tradewind.quantity.Hashes;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a short-lived token of ours for one that a trusted issuer signed (RFC 8693). Each of those works once. */
@Component
public class TokenExchange {
    /** Tokens that ended longer ago are forgotten; the log keeps that they were. */
    private static final Duration SHOWN_FOR = Duration.ofDays(7);

    private final Vouching vouching;
    private final Refusals refusals;
    private final People people;
    private final ApiTokens tokens;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final WorkloadSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TokenExchange(
            Vouching vouching,
            Refusals refusals,
            People people,
            ApiTokens tokens,
            AuditTrail audit,
            JdbcClient jdbc,
            WorkloadSettings settings,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.vouching = vouching;
        this.refusals = refusals;
        this.people = people;
        this.tokens = tokens;
        this.audit = audit;
        this.jdbc = jdbc;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes a token or not.
     *
     * @param scope roles that are asked for, and {@code read-only}, with blanks between them; without a role, all of the account
     * @param audience for whom the new token is asked for; blank, or the audience of the binding
     * @param address where the request came from
     */
    public Exchanged exchange(String subjectToken, String scope, String audience, String address) {
        // keys may have to be fetched: not while a transaction is open
        var answer = switch (vouching.judge(subjectToken)) {
            case Verdict.Refused refused -> refuse(refused);
            case Verdict.Speaks(var token, var binding) -> give(token, binding, scope, audience);
        };
        if (answer instanceof NotIssued) {
            events.publishEvent(new ExchangeRefused(address));
        }
        return answer;
    }

    private Exchanged give(SubjectToken token, Binding binding, String scope, String audience) {
        var account = people.byId(binding.account()).orElseThrow();
        if (!account.enabled()) {
            return refuse(new Verdict.Refused("the account is switched off", token.issuer(), token.subject()));
        }
        if (!audience.isBlank() && !audience.equals(binding.audience())) {
            return refuse("invalid_target", "another audience was asked for", token);
        }
        var wanted = AskedScope.of(scope, account);
        if (wanted.isEmpty()) {
            return refuse("invalid_scope", "more was asked for than the account may", token);
        }
        // one transaction: a token that was taken has been used, and nothing is given for one that was used
        var issued = transaction.execute(status -> {
            if (!first(token)) {
                return (Exchanged) new NotIssued("invalid_grant");
            }
            return Actors.runAs(Actor.system("token-exchange"), () -> issue(token, binding, wanted.get()));
        });
        return issued instanceof Issued
                ? issued
                : refuse(new Verdict.Refused("it was exchanged before", token.issuer(), token.subject()));
    }

    private Exchanged issue(SubjectToken token, Binding binding, TokenScope scope) {
        var label = binding.name() + ": " + token.subject();
        var secret = tokens.issue(
                binding.account(),
                label.substring(0, Math.min(label.length(), 200)),
                binding.life(),
                scope,
                binding.id());
        audit.record(Change.of(
                "workload-token.exchanged",
                "workload-binding",
                binding.id().toString(),
                Map.of(
                        "issuer", token.issuer(),
                        "subject", token.subject(),
                        "token", token.fingerprint(),
                        "scope", scope.words(),
                        "lifeSeconds", binding.life().toSeconds())));
        return new Issued(secret, binding.life(), AskedScope.words(scope));
    }

    private boolean first(SubjectToken token) {
        var now = clock.instant();
        jdbc.sql("delete from identity_exchanged_token where until_at < ?")
                .param(Timestamp.from(now))
                .update();
        jdbc.sql("delete from identity_api_token where binding_id is not null and expires_at < ?")
                .param(Timestamp.from(now.minus(SHOWN_FOR)))
                .update();
        return jdbc.sql(
                                "insert into identity_exchanged_token (issuer_sha256, token_sha256, until_at) values (?, ?, ?) on"
                                        + " conflict do nothing")
                        .params(
                                Hashes.sha256(token.issuer()),
                                token.fingerprint(),
                                Timestamp.from(token.expiry().plus(settings.leeway())))
                        .update()
                == 1;
    }

    private Exchanged refuse(Verdict.Refused refused) {
        refusals.note(refused);
        return new NotIssued("invalid_grant");
    }

    private Exchanged refuse(String error, String reason, SubjectToken token) {
        refusals.note(new Verdict.Refused(reason, token.issuer(), token.subject()));
        return new NotIssued(error);
    }
}
