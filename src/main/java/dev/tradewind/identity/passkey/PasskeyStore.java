package dev.tradewind.identity.passkey;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The rows of passkeys. Spring's own table would not know whose they are by our id, nor that a counter only grows. */
record PasskeyStore(JdbcClient jdbc, Clock clock) implements UserCredentialRepository {
    private static final String SELECT = """
            select credential_id, person_id, label, public_key, attestation_object, signature_count, backup_eligible,
                backup_state, transports, created_at, last_used_at from identity_passkey where\s""";

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from identity_passkey where credential_id = ?")
                .param(credentialId.toBase64UrlString())
                .update();
    }

    /**
     * Adds a new passkey, or notes that one was used.
     *
     * @throws IllegalStateException when the authenticator's counter did not grow: a copy of it is about
     */
    @Override
    public void save(CredentialRecord record) {
        if (findByCredentialId(record.getCredentialId()) == null) {
            insert(record);
            return;
        }
        // authenticators without a counter always say 0
        int used = jdbc.sql("""
                        update identity_passkey set signature_count = ?, backup_state = ?, last_used_at = ?
                        where credential_id = ? and (signature_count < ? or signature_count = 0 and ? = 0)""")
                .params(
                        record.getSignatureCount(),
                        record.isBackupState(),
                        now(),
                        record.getCredentialId().toBase64UrlString(),
                        record.getSignatureCount(),
                        record.getSignatureCount())
                .update();
        if (used == 0) {
            throw new IllegalStateException("the counter of a passkey did not grow: it may have been copied");
        }
    }

    private void insert(CredentialRecord record) {
        jdbc.sql("""
                insert into identity_passkey (credential_id, person_id, label, public_key, attestation_object,
                    signature_count, backup_eligible, backup_state, transports, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        record.getCredentialId().toBase64UrlString(),
                        PasskeyOwners.person(record.getUserEntityUserId()).orElseThrow(),
                        record.getLabel(),
                        record.getPublicKey().getBytes(),
                        Objects.requireNonNull(record.getAttestationObject()).getBytes(),
                        record.getSignatureCount(),
                        record.isBackupEligible(),
                        record.isBackupState(),
                        record.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")),
                        now())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql(SELECT + "credential_id = ?")
                .param(credentialId.toBase64UrlString())
                .query(PasskeyStore::read)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return jdbc.sql(SELECT + "person_id = ?")
                .param(PasskeyOwners.person(userId).orElseThrow())
                .query(PasskeyStore::read)
                .list();
    }

    /** The oldest first. */
    List<Passkey> of(UUID person) {
        return jdbc.sql("""
                        select credential_id, label, created_at, last_used_at from identity_passkey
                        where person_id = ? order by created_at, credential_id""")
                .param(person)
                .query((row, n) -> new Passkey(
                        row.getString("credential_id"),
                        row.getString("label"),
                        Objects.requireNonNull(Timestamps.instant(row, "created_at")),
                        Timestamps.instant(row, "last_used_at")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static CredentialRecord read(ResultSet row, int number) throws SQLException {
        var transports = row.getString("transports");
        return ImmutableCredentialRecord.builder()
                .credentialId(Bytes.fromBase64(row.getString("credential_id")))
                .userEntityUserId(PasskeyOwners.handle(row.getObject("person_id", UUID.class)))
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .label(row.getString("label"))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation_object")))
                .signatureCount(row.getLong("signature_count"))
                // none is taken without
                .uvInitialized(true)
                .backupEligible(row.getBoolean("backup_eligible"))
                .backupState(row.getBoolean("backup_state"))
                .transports(Arrays.stream(transports.split(","))
                        .filter(each -> !each.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .created(Objects.requireNonNull(Timestamps.instant(row, "created_at")))
                .build();
    }
}
