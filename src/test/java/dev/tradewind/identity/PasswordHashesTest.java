package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password4j.Argon2Password4jPasswordEncoder;

/** Argon2id for new passwords; hashes of earlier versions are replaced when their password is seen. */
@ConsoleTest
class PasswordHashesTest {
    private static final String PASSWORD = "correct horse battery staple";

    private final PasswordHashes hashes = new PasswordHashes();

    @Autowired
    private People people;

    @Autowired
    private TwoFactorSignIn signIn;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aPasswordIsHashedWithArgon2id() {
        var hash = hashes.encode(PASSWORD);
        assertThat(hash).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hashes.encode(PASSWORD)).as("its own salt").isNotEqualTo(hash);
        assertThat(hashes.matches(PASSWORD, hash)).isTrue();
        assertThat(hashes.matches(PASSWORD + "r", hash)).isFalse();
        assertThat(hashes.upgradeEncoding(hash)).isFalse();
    }

    /** Of the reference implementation's command line: {@code echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32 -e}. */
    @Test
    void aHashOfTheReferenceImplementationCounts() {
        var asThere = new Argon2Password4jPasswordEncoder(Argon2Function.getInstance(65_536, 2, 1, 32, Argon2.ID));
        assertThat(asThere.matches(
                        "password",
                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @Test
    void nobodyComesInWithAHashThatIsNone() {
        assertThat(hashes.matches("", "{noop}")).isFalse();
        assertThat(hashes.upgradeEncoding("{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD)))
                .isTrue();
    }

    @Test
    void anOldHashIsReplacedAtTheNextSignIn() {
        var name = "hashed-" + UUID.randomUUID().toString().substring(0, 8);
        Actors.runAs(Actor.system("test"), () -> people.create(name, name, PASSWORD, Set.of("VIEWER"), Set.of()));
        jdbc.sql("update identity_person set password_hash = ? where sign_in_name = ?")
                .params("{bcrypt}" + new BCryptPasswordEncoder().encode(PASSWORD), name)
                .update();
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, PASSWORD));
        assertThat(hash(name)).startsWith("{argon2id}");
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, PASSWORD));
    }

    private String hash(String name) {
        return jdbc.sql("select password_hash from identity_person where sign_in_name = ?")
                .param(name)
                .query(String.class)
                .single();
    }
}
