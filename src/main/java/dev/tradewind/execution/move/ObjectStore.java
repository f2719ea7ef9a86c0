package dev.tradewind.execution.move;

import dev.tradewind.outbound.S3Clients;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket, below its prefix. Every call may throw {@link StoreSilent} or {@link StoreRefused}. */
public final class ObjectStore implements AutoCloseable {
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private final S3Client client;
    private final String name;
    private final String bucket;
    private final String prefix;

    public ObjectStore(String name, StoreSettings settings) {
        this.name = name;
        this.bucket = settings.bucket();
        this.prefix = settings.prefix();
        this.client = S3Clients.of(
                settings.endpoint(),
                settings.region(),
                settings.accessKey(),
                settings.secretKey(),
                settings.pathStyle());
    }

    /** @param key below the prefix */
    public record Item(String key, long bytes, String etag) {}

    /** @param sum as the store keeps it, base64; with {@code -N} for one of N parts; null where it keeps none */
    public record Head(long bytes, String etag, @Nullable String sum, Map<String, String> metadata) {}

    /** @param sha256 of its bytes, hex; null where the store does not say */
    public record Part(int number, String etag, @Nullable String sha256) {}

    public String name() {
        return name;
    }

    void list(String begin, Consumer<Item> each) {
        call("list", begin, () -> {
            client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + begin)).contents().stream()
                    .map(found -> new Item(found.key().substring(prefix.length()), found.size(), found.eTag()))
                    .forEach(each);
            return true;
        });
    }

    Optional<Head> head(String key) {
        try {
            return Optional.of(call("look at", key, () -> {
                var found = client.headObject(
                        head -> head.bucket(bucket).key(prefix + key).checksumMode(ChecksumMode.ENABLED));
                return new Head(
                        found.contentLength(), found.eTag(), found.checksumSHA256(), new TreeMap<>(found.metadata()));
            }));
        } catch (StoreRefused refused) {
            if (refused.gone()) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Bytes {@code [from, from + length)}, if the object is still the one that was listed. */
    byte[] read(Item item, long from, int length) {
        if (item.bytes() == 0) {
            return new byte[0];
        }
        var bytes = call(
                "read",
                item.key(),
                () -> client.getObjectAsBytes(get -> get.bucket(bucket)
                                .key(prefix + item.key())
                                .ifMatch(item.etag())
                                .range("bytes=%d-%d".formatted(from, from + length - 1)))
                        .asByteArrayUnsafe());
        if (bytes.length != length) {
            throw new StoreSilent(
                    "%s sent %d of %d bytes of %s".formatted(name, bytes.length, length, item.key()),
                    new IllegalStateException("short answer"));
        }
        return bytes;
    }

    /** Refused with {@link StoreRefused#otherwise()} if something of that name is there. */
    void put(String key, byte[] content, String sha256, Map<String, String> metadata) {
        call(
                "write",
                key,
                () -> client.putObject(
                        put -> put.bucket(bucket)
                                .key(prefix + key)
                                .ifNoneMatch("*")
                                .checksumSHA256(base64(sha256))
                                .metadata(metadata),
                        RequestBody.fromBytes(content)));
    }

    String begin(String key, Map<String, String> metadata) {
        return call(
                "begin",
                key,
                () -> client.createMultipartUpload(begin -> begin.bucket(bucket)
                                .key(prefix + key)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                                .metadata(metadata))
                        .uploadId());
    }

    /** Its ETag. */
    String part(String key, String upload, int number, byte[] content, String sha256) {
        return call(
                "write part %d of".formatted(number),
                key,
                () -> client.uploadPart(
                                part -> part.bucket(bucket)
                                        .key(prefix + key)
                                        .uploadId(upload)
                                        .partNumber(number)
                                        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                                        .checksumSHA256(base64(sha256)),
                                RequestBody.fromBytes(content))
                        .eTag());
    }

    List<Part> parts(String key, String upload) {
        return call(
                "list the parts of",
                key,
                () ->
                        client
                                .listPartsPaginator(list ->
                                        list.bucket(bucket).key(prefix + key).uploadId(upload))
                                .parts()
                                .stream()
                                .map(part -> new Part(
                                        part.partNumber(),
                                        part.eTag(),
                                        part.checksumSHA256() == null
                                                ? null
                                                : HexFormat.of()
                                                        .formatHex(Base64.getDecoder()
                                                                .decode(part.checksumSHA256()))))
                                .toList());
    }

    void complete(String key, String upload, List<Part> parts) {
        var completed = parts.stream()
                .map(part -> CompletedPart.builder()
                        .partNumber(part.number())
                        .eTag(part.etag())
                        .checksumSHA256(part.sha256() == null ? null : base64(part.sha256()))
                        .build())
                .toList();
        call(
                "complete",
                key,
                () -> client.completeMultipartUpload(complete -> complete.bucket(bucket)
                        .key(prefix + key)
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(all -> all.parts(completed))));
    }

    void abort(String key, String upload) {
        try {
            call(
                    "abort",
                    key,
                    () -> client.abortMultipartUpload(
                            abort -> abort.bucket(bucket).key(prefix + key).uploadId(upload)));
        } catch (StoreRefused refused) {
            if (!refused.gone()) {
                throw refused;
            }
        }
    }

    void delete(String key) {
        call(
                "remove",
                key,
                () -> client.deleteObject(delete -> delete.bucket(bucket).key(prefix + key)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private <T> T call(String what, String key, Supplier<T> ask) {
        try {
            return ask.get();
        } catch (S3Exception e) {
            int status = e.statusCode();
            if (status >= SERVER || status == TOO_MANY) {
                throw new StoreSilent(failed(what, key, e), e);
            }
            throw new StoreRefused(failed(what, key, e), status, e);
        } catch (SdkException e) {
            throw new StoreSilent(failed(what, key, e), e);
        }
    }

    private String failed(String what, String key, Exception e) {
        return "cannot %s %s in store %s: %s".formatted(what, key, name, e.getMessage());
    }
}
