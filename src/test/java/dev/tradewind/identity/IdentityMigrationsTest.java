package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** V0889 to V0896 over rows that were there before, on both databases. */
class IdentityMigrationsTest {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-29T09:00:00.123456Z");
    private static final UUID PERSON = new UUID(7, 1);
    private static final UUID BINDING = new UUID(7, 2);

    private static EmbeddedPostgres postgres;

    static List<DataSource> databases() throws IOException {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start();
        }
        var h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:migrations-" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        return List.of(h2, postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void whatWasThereBeforeStaysAndGetsTheUsualValues(DataSource database) {
        migrate(database, "0888");
        var jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into identity_person (id, sign_in_name, display_name, password_hash, roles, approval_groups, enabled,
                    failed_sign_ins, created_at, version) values (?, 'ada', 'Ada', 'x', 'APPROVER', '', true, 0, ?, 0)""").params(PERSON, AT).update();
        token(jdbc, new UUID(7, 3), "a");
        jdbc.sql("insert into identity_access_review (id, started_at, started_by) values (?, ?, ?)")
                .params(new UUID(7, 4), AT, PERSON)
                .update();
        jdbc.sql("""
                insert into identity_access_review_line (review_id, person_id, roles, approval_groups, valid_tokens)
                values (?, ?, 'APPROVER', '', 1)""").params(new UUID(7, 4), PERSON).update();

        migrate(database, "latest");

        assertThat(one(jdbc, "select service from identity_person", Boolean.class))
                .as("a person is no program")
                .isFalse();
        assertThat(one(jdbc, "select read_only from identity_api_token", Boolean.class))
                .isFalse();
        assertThat(one(
                        jdbc,
                        "select count(*) from identity_api_token where scope_roles is null and binding_id is null",
                        Long.class))
                .as("a token from before scopes keeps all")
                .isEqualTo(1);
        jdbc.sql("update identity_access_review_line set roles = ?")
                .param("APPROVER x y;".repeat(600))
                .update();
        passkeys(jdbc);
        bindings(jdbc);
        scopes(jdbc);
        programs(jdbc);
        wakes(jdbc);
    }

    private static void passkeys(JdbcClient jdbc) {
        Runnable add = () -> jdbc.sql("""
                        insert into identity_passkey (credential_id, person_id, label, public_key, attestation_object,
                            signature_count, backup_eligible, backup_state, transports, created_at)
                        values (?, ?, 'phone', ?, ?, 4294967295, true, false, 'internal', ?)""")
                .params("c".repeat(1364), PERSON, new byte[] {1, 0, -1}, new byte[70_000], AT)
                .update();
        add.run();
        assertThatThrownBy(add::run).isInstanceOf(DuplicateKeyException.class);
        assertThat(one(jdbc, "select public_key from identity_passkey", byte[].class))
                .containsExactly(1, 0, -1);
        assertThat(one(jdbc, "select created_at from identity_passkey", OffsetDateTime.class)
                        .toInstant())
                .isEqualTo(AT.toInstant());
        assertThatThrownBy(() -> jdbc.sql("delete from identity_person where id = ?")
                        .param(PERSON)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private static void bindings(JdbcClient jdbc) {
        jdbc.sql("""
                insert into identity_workload_binding (id, name, issuer, jwks, audience, subject_pattern, claims, person_id,
                    life_seconds, created_at, created_by) values (?, 'b', 'https://i', ?, 'a', 's', '{}', ?, 900, ?, ?)""").params(BINDING, "k".repeat(20_000), PERSON, AT, PERSON).update();
        jdbc.sql("update identity_api_token set binding_id = ?").param(BINDING).update();
        var once =
                "insert into identity_exchanged_token (issuer_sha256, token_sha256, until_at) values ('i', 't', ?) on"
                        + " conflict do nothing";
        assertThat(jdbc.sql(once).param(AT).update()).isEqualTo(1);
        assertThat(jdbc.sql(once).param(AT).update())
                .as("a token is exchanged once")
                .isZero();
    }

    private static void scopes(JdbcClient jdbc) {
        Runnable add = () -> jdbc.sql("insert into identity_role_scope values (?, 'APPROVER', 'payments', 'prod')")
                .param(PERSON)
                .update();
        add.run();
        assertThatThrownBy(add::run).isInstanceOf(DuplicateKeyException.class);
        token(jdbc, new UUID(7, 5), "b");
        jdbc.sql("update identity_api_token set scope_roles = 'VIEWER', read_only = true where token_sha256 = 'b'")
                .update();
    }

    private static void programs(JdbcClient jdbc) {
        Runnable add = () -> jdbc.sql(
                        "insert into identity_spiffe_account (spiffe_id, person_id, first_seen_at) values (?, ?, ?)")
                .params("spiffe://here.example/" + "p".repeat(2000), PERSON, AT)
                .update();
        add.run();
        assertThatThrownBy(add::run).isInstanceOf(DuplicateKeyException.class);
    }

    private static void wakes(JdbcClient jdbc) {
        assertThat(one(
                        jdbc,
                        "select is_nullable from information_schema.columns where table_name = 'execution' and column_name = 'wakes'",
                        String.class))
                .isEqualTo("NO");
    }

    private static void token(JdbcClient jdbc, UUID id, String sha256) {
        jdbc.sql("""
                insert into identity_api_token (id, person_id, label, token_sha256, created_at, expires_at)
                values (?, ?, 'ci', ?, ?, ?)""").params(id, PERSON, sha256, AT, AT.plusDays(1)).update();
    }

    private static <T> T one(JdbcClient jdbc, String sql, Class<T> type) {
        return jdbc.sql(sql).query(type).single();
    }

    private static void migrate(DataSource database, String to) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(to)
                .load()
                .migrate();
    }
}
