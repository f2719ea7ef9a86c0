package dev.tradewind.identity.passkey;

import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** People as authenticators know them: the handle is the opaque id of the person, 16 bytes, so nothing more is stored. */
record PasskeyOwners(People people) implements PublicKeyCredentialUserEntityRepository {
    private static final int HANDLE_BYTES = 16;

    static Bytes handle(UUID person) {
        return new Bytes(ByteBuffer.allocate(HANDLE_BYTES)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .array());
    }

    static Optional<UUID> person(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return bytes.remaining() == HANDLE_BYTES
                ? Optional.of(new UUID(bytes.getLong(), bytes.getLong()))
                : Optional.empty();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return person(id).flatMap(people::byId).map(PasskeyOwners::entity).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return people.byName(username).map(PasskeyOwners::entity).orElse(null);
    }

    /** Only reached for somebody who is not in the directory. */
    @Override
    public void save(PublicKeyCredentialUserEntity userEntity) {
        throw new IllegalArgumentException("nobody is called so");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("people are not deleted here");
    }

    private static PublicKeyCredentialUserEntity entity(Person person) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(person.id()))
                .name(person.name())
                .displayName(person.displayName())
                .build();
    }
}
