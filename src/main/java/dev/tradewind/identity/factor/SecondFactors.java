package dev.tradewind.identity.factor;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.IdentitySettings;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.Hashes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person has, beside what they know. A code works once; a recovery code works once and is kept as a hash. The
 * secret belongs to one account and opens for no other.
 */
@Component
@Transactional
public class SecondFactors {
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final FactorKey key;
    private final IdentitySettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, FactorKey key, IdentitySettings settings, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes a secret that does not count before {@link #confirm}. Replaces one that was never confirmed. */
    public Enrolment begin(Person person) {
        if (enrolled(person.id())) {
            throw new IllegalArgumentException(
                    "you have a second factor already. Ask an administrator to reset it, then set up the new one.");
        }
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("delete from identity_second_factor where person_id = ?")
                .param(person.id())
                .update();
        jdbc.sql("""
                insert into identity_second_factor (person_id, sealed_secret, last_step, created_at) values (?, ?, 0, ?)""")
                .param(person.id())
                .param(key.seal(secret, person.id().toString()))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Enrolment("Tradewind", person.name(), Base32.encode(secret));
    }

    /**
     * The first code shows that the device holds the secret.
     *
     * @return the recovery codes, the only time that they can be seen
     * @throws IllegalArgumentException when the code is wrong
     */
    public List<String> confirm(UUID person, String code) {
        var pending = find(person).filter(factor -> !factor.confirmed());
        if (pending.isEmpty() || !spend(pending.get(), code)) {
            throw new IllegalArgumentException(
                    "that is not the code of this moment. Check the clock of the device and type the next code.");
        }
        jdbc.sql("update identity_second_factor set confirmed_at = ? where person_id = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(person)
                .update();
        jdbc.sql("delete from identity_recovery_code where person_id = ?")
                .param(person)
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var bytes = new byte[RECOVERY_BYTES];
            RANDOM.nextBytes(bytes);
            var recovery = Base32.encode(bytes);
            codes.add(recovery.substring(0, 8) + "-" + recovery.substring(8));
            jdbc.sql("insert into identity_recovery_code (person_id, code_sha256) values (?, ?)")
                    .param(person)
                    .param(hash(person, codes.getLast()))
                    .update();
        }
        audit.record(Change.of(
                "second-factor.enrolled", "second-factor", person.toString(), Map.of("recoveryCodes", RECOVERY_CODES)));
        return codes;
    }

    /** Whether this is a code of the person's device, or one of their recovery codes; either is then used up. */
    public boolean accept(UUID person, String code) {
        var given = code.strip().replace(" ", "");
        var factor = find(person).filter(Factor::confirmed);
        if (factor.isEmpty()) {
            return false;
        }
        return given.matches("\\d{" + Totp.DIGITS + "}") ? spend(factor.get(), given) : recover(person, given);
    }

    @Transactional(readOnly = true)
    public boolean enrolled(UUID person) {
        return find(person).filter(Factor::confirmed).isPresent();
    }

    /** Whether a role of theirs demands a factor that they have not set up. */
    @Transactional(readOnly = true)
    public boolean missing(Person person) {
        return settings.secondFactorRequiredFor(person.roles()) && !enrolled(person.id());
    }

    @Transactional(readOnly = true)
    public long recoveryCodesLeft(UUID person) {
        return jdbc.sql("select count(*) from identity_recovery_code where person_id = ? and used_at is null")
                .param(person)
                .query(Long.class)
                .single();
    }

    /** Takes the factor away, so that its owner can set up another one. */
    public void reset(UUID person, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("resetting a second factor needs a reason.");
        }
        jdbc.sql("delete from identity_recovery_code where person_id = ?")
                .param(person)
                .update();
        int gone = jdbc.sql("delete from identity_second_factor where person_id = ?")
                .param(person)
                .update();
        if (gone > 0) {
            audit.record(Change.of("second-factor.reset", "second-factor", person.toString(), null)
                    .because(reason.strip()));
        }
    }

    private boolean spend(Factor factor, String code) {
        var secret = key.open(factor.sealed(), factor.person().toString());
        var step = Totp.matching(secret, code.strip(), clock.instant(), factor.lastStep());
        // the row decides who was first, so that one code never opens two sessions
        return step.isPresent()
                && jdbc.sql("update identity_second_factor set last_step = ? where person_id = ? and last_step < ?")
                                .param(step.getAsLong())
                                .param(factor.person())
                                .param(step.getAsLong())
                                .update()
                        == 1;
    }

    private boolean recover(UUID person, String code) {
        boolean used = jdbc.sql("""
                        update identity_recovery_code set used_at = ?
                        where person_id = ? and code_sha256 = ? and used_at is null""")
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .param(person)
                        .param(hash(person, code))
                        .update()
                == 1;
        if (used) {
            audit.record(Change.of(
                    "second-factor.recovery-code-used",
                    "second-factor",
                    person.toString(),
                    Map.of("left", recoveryCodesLeft(person))));
        }
        return used;
    }

    private static String hash(UUID person, String code) {
        return Hashes.sha256(person + ":" + code.toUpperCase(Locale.ROOT).replace("-", ""));
    }

    private Optional<Factor> find(UUID person) {
        return jdbc.sql(
                        "select person_id, sealed_secret, last_step, confirmed_at from identity_second_factor where person_id = ?")
                .param(person)
                .query((row, n) -> new Factor(
                        row.getObject(1, UUID.class), row.getBytes(2), row.getLong(3), row.getObject(4) != null))
                .optional();
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Factor(UUID person, byte[] sealed, long lastStep, boolean confirmed) {}
}
