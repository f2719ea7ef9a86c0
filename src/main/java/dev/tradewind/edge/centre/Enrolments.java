package dev.tradewind.edge.centre;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.EdgeSettings;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Ids;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How agents become known: a token that is shown once and good for one use binds the agent's public key to its site;
 * with the key the agent renews a credential that lives for an hour.
 */
@Component
@Transactional
public class Enrolments {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Catalog catalog;
    private final EdgeSettings settings;
    private final Clock clock;

    Enrolments(JdbcClient jdbc, AuditTrail audit, Catalog catalog, EdgeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.catalog = catalog;
        this.settings = settings;
        this.clock = clock;
    }

    /** A token for the site, the only time that it can be seen. */
    public String invite(String site) {
        if (catalog.site(site).isEmpty()) {
            throw new IllegalArgumentException("the catalog knows no site '" + site + "'. Maybe import it first?");
        }
        if (bySpiffe(site)) {
            throw new IllegalArgumentException(
                    "the agent of " + site + " is known by its SPIFFE ID, so no token would be"
                            + " taken. End that on the Identities page first.");
        }
        var token = secret("twe_");
        var now = clock.instant();
        jdbc.sql("insert into edge_enrolment values (?, ?, ?, ?, ?, null)")
                .params(
                        Ids.next(),
                        site,
                        Hashes.sha256(token),
                        Timestamp.from(now),
                        Timestamp.from(now.plus(settings.enrolment())))
                .update();
        audit.record(new Change("edge-site.invited", "edge-site", site, null, null, null, List.of()));
        return token;
    }

    /** Empty when the token is unknown, used, too old, or for another site. */
    public Optional<Enrolment.Credential> enrol(Enrolment asked) {
        if (bySpiffe(asked.site())) {
            return Optional.empty();
        }
        var now = clock.instant();
        var used = jdbc.sql("update edge_enrolment set used_at = ? where token_sha256 = ? and site = ? and used_at is"
                        + " null and expires_at > ?")
                .params(Timestamp.from(now), Hashes.sha256(asked.token()), asked.site(), Timestamp.from(now))
                .update();
        if (used == 0) {
            return Optional.empty();
        }
        key(asked.publicKey());
        jdbc.sql("delete from edge_site where site = ?").param(asked.site()).update();
        jdbc.sql("insert into edge_site values (?, ?, ?, null, null, 0, ?, null)")
                .params(asked.site(), asked.publicKey(), asked.incarnation(), Timestamp.from(now))
                .update();
        Actors.runAs(
                Actor.system("edge:" + asked.site()),
                () -> audit.record(new Change(
                        "edge-site.enrolled",
                        "edge-site",
                        asked.site(),
                        null,
                        Map.of("publicKey", asked.publicKey(), "queue", asked.incarnation()),
                        null,
                        List.of())));
        return Optional.of(issue(asked.site()));
    }

    /** Empty when the site is not enrolled with this key, was revoked, or the request is a repetition. */
    public Optional<Enrolment.Credential> renew(Enrolment.Renewal asked) {
        var key = jdbc.sql("select public_key from edge_site where site = ? and incarnation = ? and revoked_at is null")
                .params(asked.site(), asked.incarnation())
                .query(String.class)
                .optional();
        var text = Enrolment.Renewal.text(asked.site(), asked.incarnation(), asked.atMillis());
        if (key.isEmpty() || bySpiffe(asked.site()) || !signed(key.get(), text, asked.signature())) {
            return Optional.empty();
        }
        // A captured request must not work twice; a site's clock may be wrong, so it is only compared with itself.
        var newer = jdbc.sql("update edge_site set last_renewal_millis = ? where site = ? and last_renewal_millis < ?")
                .params(asked.atMillis(), asked.site(), asked.atMillis())
                .update();
        return newer == 0 ? Optional.empty() : Optional.of(issue(asked.site()));
    }

    private boolean bySpiffe(String site) {
        return jdbc.sql("select count(*) from edge_spiffe_agent where site = ? and ended_at is null")
                        .param(site)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What a key of the site got so far counts no more. */
    void supersede(String site) {
        jdbc.sql("update edge_site set credential_sha256 = null, revoked_at = ? where site = ? and revoked_at is null")
                .params(Timestamp.from(clock.instant()), site)
                .update();
    }

    /** The site's agent has this queue and this key from now on; who it is was proved otherwise. */
    void introduced(String site, String publicKey, String incarnation) {
        var known = jdbc.sql(
                        "update edge_site set public_key = ? where site = ? and incarnation = ? and revoked_at is null")
                .params(publicKey, site, incarnation)
                .update();
        if (known > 0) {
            return;
        }
        jdbc.sql("delete from edge_site where site = ?").param(site).update();
        jdbc.sql("insert into edge_site values (?, ?, ?, null, null, 0, ?, null)")
                .params(site, publicKey, incarnation, Timestamp.from(clock.instant()))
                .update();
        audit.record(Change.of(
                "edge-site.enrolled", "edge-site", site, Map.of("publicKey", publicKey, "queue", incarnation)));
    }

    public void revoke(String site, String reason) {
        jdbc.sql("update edge_spiffe_agent set ended_at = ? where site = ? and ended_at is null")
                .params(Timestamp.from(clock.instant()), site)
                .update();
        var changed = jdbc.sql("update edge_site set revoked_at = ?, credential_sha256 = null where site = ? and"
                        + " revoked_at is null")
                .params(Timestamp.from(clock.instant()), site)
                .update();
        if (changed > 0) {
            audit.record(new Change("edge-site.revoked", "edge-site", site, null, null, reason, List.of()));
        }
    }

    /** The site whose valid credential this is. */
    @Transactional(readOnly = true)
    public Optional<String> siteOf(String credential) {
        return jdbc.sql("select site from edge_site where credential_sha256 = ? and credential_expires_at > ? and"
                        + " revoked_at is null")
                .params(Hashes.sha256(credential), Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    private Enrolment.Credential issue(String site) {
        var credential = secret("twa_");
        jdbc.sql("update edge_site set credential_sha256 = ?, credential_expires_at = ? where site = ?")
                .params(
                        Hashes.sha256(credential),
                        Timestamp.from(clock.instant().plus(settings.credential())),
                        site)
                .update();
        return new Enrolment.Credential(site, credential, settings.credential().toMillis(), clock.millis());
    }

    private static String secret(String prefix) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static java.security.PublicKey key(String base64) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("the public key is no Ed25519 key in X.509 form", wrong);
        }
    }

    static boolean signed(String publicKey, String text, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key(publicKey));
            check.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            return false; // a signature of the wrong length or form is simply none
        }
    }
}
