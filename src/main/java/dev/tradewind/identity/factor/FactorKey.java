package dev.tradewind.identity.factor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of second factors with AES-256-GCM. The key is the file {@code DIR/keys/factor.key}, mode 0600, made
 * when it is first needed: whoever has only the database can make no codes.
 */
@Component
class FactorKey {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;

    FactorKey(@Value("${tradewind.data}") Path data) {
        this.file = data.resolve("keys").resolve("factor.key");
    }

    /** @param owner whose secret it is; what was sealed for one person opens for no other */
    byte[] seal(byte[] secret, String owner) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, owner);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    byte[] open(byte[] sealed, String owner) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length),
                owner);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] content, String owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The second factor cannot be opened with " + file
                    + ". Maybe the file is of another installation? An administrator can reset the factor.");
        }
    }

    private byte[] key() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            var key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException(
                        file + " has " + key.length + " bytes instead of " + KEY_BYTES + ". Maybe it was cut off?");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or make the key of second factors " + file, e);
        }
    }

    private void make() throws IOException {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        Files.createDirectories(file.getParent());
        var draft = Files.createTempFile(
                file.getParent(),
                "factor",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(draft, key);
        try {
            Files.createLink(file, draft); // whole or not at all, and never over another process's key
        } catch (FileAlreadyExistsException otherWasFirst) {
            // its key is as good
        } finally {
            Files.delete(draft);
        }
    }
}
