package dev.tradewind.audit.archive;

import dev.tradewind.outbound.S3Clients;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An S3-compatible bucket with Object Lock. Each object is put in compliance mode: until its date nobody deletes that version,
 * not even the owner of the account.
 */
public final class S3Archive implements ArchiveStore {
    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final String bucket;
    private final String prefix;
    private final boolean legalHold;

    public S3Archive(S3ArchiveSettings settings) {
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
        this.legalHold = settings.legalHold();
        this.client = S3Clients.of(
                settings.endpoint(),
                settings.region(),
                settings.accessKey(),
                settings.secretKey(),
                settings.pathStyle());
    }

    @Override
    public String name() {
        return "s3://" + bucket + "/" + prefix;
    }

    @Override
    public void put(String name, Path file, String sha256, Instant retainUntil) throws IOException {
        try {
            client.putObject(request(name, sha256, retainUntil).build(), RequestBody.fromFile(file));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED || !sha256(name).equals(sha256)) {
                throw failed("put", name, e);
            }
        } catch (SdkException e) {
            throw failed("put", name, e);
        }
    }

    private PutObjectRequest.Builder request(String name, String sha256, Instant retainUntil) {
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(prefix + name)
                .ifNoneMatch("*")
                .checksumSHA256(
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)))
                .objectLockMode(ObjectLockMode.COMPLIANCE)
                .objectLockRetainUntilDate(retainUntil);
        return legalHold ? request.objectLockLegalHoldStatus(ObjectLockLegalHoldStatus.ON) : request;
    }

    @Override
    public InputStream open(String name) throws IOException {
        try {
            return client.getObject(get -> get.bucket(bucket).key(prefix + name));
        } catch (SdkException e) {
            throw failed("read", name, e);
        }
    }

    @Override
    public List<String> list(String begin) throws IOException {
        try {
            return client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + begin)).contents().stream()
                    .map(S3Object::key)
                    .map(key -> key.substring(prefix.length()))
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw failed("list", begin, e);
        }
    }

    @Override
    public Lock tryLock(List<String> kept, Instant now) throws IOException {
        try {
            for (var name : kept) {
                var head = client.headObject(get -> get.bucket(bucket).key(prefix + name));
                if (head.objectLockMode() != ObjectLockMode.COMPLIANCE
                        || head.objectLockRetainUntilDate() == null
                        || !head.objectLockRetainUntilDate().isAfter(now)) {
                    return new Lock(false, name + " is not locked in compliance mode beyond " + now);
                }
            }
            return tryToDeleteAProbe(now);
        } catch (SdkException e) {
            throw failed("look at the locks of", "", e);
        }
    }

    /** An object that nobody needs, locked for a day: what the store does with it, it would do with a segment. */
    private Lock tryToDeleteAProbe(Instant now) {
        var key = "probe/" + UUID.randomUUID();
        var content = "an object that must not be deletable\n";
        var put = client.putObject(
                request(key, dev.tradewind.quantity.Hashes.sha256(content), now.plus(Duration.ofDays(1)))
                        .objectLockLegalHoldStatus((String) null)
                        .build(),
                RequestBody.fromString(content));
        var version = put.versionId();
        if (version == null) {
            return new Lock(false, "the bucket keeps no versions, so an object could be written over");
        }
        if (!refused(() -> client.deleteObject(
                delete -> delete.bucket(bucket).key(prefix + key).versionId(version)))) {
            return new Lock(false, "the store deleted a version in compliance mode before its date");
        }
        if (!refused(() -> client.putObjectRetention(shorten -> shorten.bucket(bucket)
                .key(prefix + key)
                .versionId(version)
                .retention(retention -> retention
                        .mode(software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode.COMPLIANCE)
                        .retainUntilDate(now.plusSeconds(60)))))) {
            return new Lock(false, "the store let a retention in compliance mode be shortened");
        }
        return new Lock(true, "the store refused to delete a locked version and to shorten its retention");
    }

    private static boolean refused(Runnable attempt) {
        try {
            attempt.run();
            return false;
        } catch (S3Exception e) {
            if (e.statusCode() == FORBIDDEN) {
                return true;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String sha256(String name) throws IOException {
        try (var there = open(name)) {
            return dev.tradewind.quantity.Hashes.sha256(there.readAllBytes());
        }
    }

    private IOException failed(String what, String name, @Nullable Exception e) {
        return new IOException("Cannot " + what + " " + name() + name + ": " + (e == null ? "" : e.getMessage()), e);
    }
}
