package dev.tradewind.execution.move;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an S3-compatible store over real HTTP: listing in pages, ranges, conditions, checksums, uploads in parts. It
 * keeps a journal of what was read and written, can lose an answer after it acted, and can stop answering.
 */
public final class BucketServer implements AutoCloseable {
    public static final String ACCESS_KEY = "mover";
    public static final String SECRET_KEY = "movers-secret";
    private static final String BUCKET = "/data/";
    private static final int PAGE = 2;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TreeMap<String, Stored> objects = new TreeMap<>();
    private final TreeMap<String, Upload> uploads = new TreeMap<>();
    private final List<String> journal = new ArrayList<>();
    private int named;
    public volatile boolean silent;
    /** Told of every request before and after its effect, as in {@code before PUT a/b}; true: it has no effect, or no answer. */
    public volatile Predicate<String> trap = moment -> false;

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Stored(
            byte[] content, String etag, @Nullable String sum, Map<String, String> metadata) {}

    private record Upload(String key, Map<String, String> metadata, TreeMap<Integer, Stored> parts) {}

    public BucketServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    public synchronized void has(String key, byte[] content) {
        objects.put(key, new Stored(content, md5(content), sha256(content), Map.of()));
    }

    public synchronized byte @Nullable [] content(String key) {
        var found = objects.get(key);
        return found == null ? null : found.content().clone();
    }

    public synchronized List<String> keys() {
        return List.copyOf(objects.keySet());
    }

    /** As in {@code PUT a/b 1000 bytes} for every object and part that was taken, {@code GET a/b 1000 bytes} for what was read. */
    public synchronized List<String> journal() {
        return List.copyOf(journal);
    }

    public synchronized int openUploads() {
        return uploads.size();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if (silent) {
                return;
            }
            var uri = exchange.getRequestURI();
            var what = exchange.getRequestMethod() + " "
                    + uri.getRawPath().replaceFirst("^" + BUCKET + "?", "")
                    + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            if (trap.test("before " + what)) {
                return;
            }
            var reply = reply(exchange, body);
            if (trap.test("after " + what)) {
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(reply.body().length));
            }
            exchange.sendResponseHeaders(reply.status(), head || reply.body().length == 0 ? -1 : reply.body().length);
            if (!head) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Reply(int status, Map<String, String> headers, byte[] body) {
        static Reply xml(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/xml"), body.getBytes(StandardCharsets.UTF_8));
        }

        static Reply refused(int status, String code) {
            return xml(status, "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code));
        }
    }

    private synchronized Reply reply(HttpExchange exchange, byte[] body) {
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
            return Reply.refused(403, "InvalidAccessKeyId");
        }
        var query = query(exchange.getRequestURI().getRawQuery());
        var path = exchange.getRequestURI().getPath();
        if (path.length() <= BUCKET.length()) {
            return list(query);
        }
        var key = path.substring(BUCKET.length());
        var upload = query.get("uploadId");
        if (upload != null && !uploads.containsKey(upload)) {
            return Reply.refused(404, "NoSuchUpload");
        }
        return switch (exchange.getRequestMethod()) {
            case "HEAD", "GET" -> upload != null ? parts(uploads.get(upload)) : get(exchange, key);
            case "PUT" -> upload != null ? part(exchange, upload, query, body) : put(exchange, key, body);
            case "POST" -> upload != null ? complete(exchange, upload, body) : begin(exchange, key);
            default -> {
                if (upload != null) {
                    uploads.remove(upload);
                } else {
                    objects.remove(key);
                    journal.add("DELETE " + key);
                }
                yield new Reply(204, Map.of(), new byte[0]);
            }
        };
    }

    private Reply list(Map<String, String> query) {
        var after = query.getOrDefault("continuation-token", "");
        var found = objects.tailMap(after, false).entrySet().stream()
                .filter(each -> each.getKey().startsWith(query.getOrDefault("prefix", "")))
                .toList();
        var page = found.subList(0, Math.min(PAGE, found.size()));
        var xml =
                new StringBuilder("<ListBucketResult><IsTruncated>" + (page.size() < found.size()) + "</IsTruncated>");
        if (page.size() < found.size()) {
            xml.append("<NextContinuationToken>" + page.getLast().getKey() + "</NextContinuationToken>");
        }
        page.forEach(each -> xml.append("<Contents><Key>%s</Key><Size>%d</Size><ETag>&quot;%s&quot;</ETag></Contents>"
                .formatted(
                        each.getKey(),
                        each.getValue().content().length,
                        each.getValue().etag())));
        return Reply.xml(200, xml + "</ListBucketResult>");
    }

    private Reply get(HttpExchange exchange, String key) {
        var found = objects.get(key);
        if (found == null) {
            return Reply.refused(404, "NoSuchKey");
        }
        var match = exchange.getRequestHeaders().getFirst("If-Match");
        if (match != null && !match.replace("\"", "").equals(found.etag())) {
            return Reply.refused(412, "PreconditionFailed");
        }
        var headers = new TreeMap<String, String>();
        headers.put("ETag", "\"" + found.etag() + "\"");
        if (found.sum() != null && "ENABLED".equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-mode"))) {
            headers.put("x-amz-checksum-sha256", found.sum());
        }
        found.metadata().forEach(headers::put);
        if (exchange.getRequestMethod().equals("HEAD")) {
            return new Reply(200, headers, found.content());
        }
        var range = exchange.getRequestHeaders().getFirst("Range");
        var bounds = range == null ? null : range.substring("bytes=".length()).split("-", -1);
        var content = bounds == null
                ? found.content()
                : Arrays.copyOfRange(
                        found.content(),
                        Integer.parseInt(bounds[0]),
                        Math.min(found.content().length, Integer.parseInt(bounds[1]) + 1));
        journal.add("GET %s %d bytes".formatted(key, content.length));
        return new Reply(bounds == null ? 200 : 206, headers, content);
    }

    private Reply put(HttpExchange exchange, String key, byte[] body) {
        var sum = exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        if (sum == null || !sum.equals(sha256(body))) {
            return Reply.refused(400, "BadDigest");
        }
        if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && objects.containsKey(key)) {
            return Reply.refused(412, "PreconditionFailed");
        }
        objects.put(key, new Stored(body, md5(body), sum, metadata(exchange)));
        journal.add("PUT %s %d bytes".formatted(key, body.length));
        return new Reply(200, Map.of("ETag", "\"" + md5(body) + "\""), new byte[0]);
    }

    private Reply begin(HttpExchange exchange, String key) {
        var id = "upload-" + ++named;
        uploads.put(id, new Upload(key, metadata(exchange), new TreeMap<>()));
        return Reply.xml(
                200, "<InitiateMultipartUploadResult><UploadId>" + id + "</UploadId></InitiateMultipartUploadResult>");
    }

    private Reply part(HttpExchange exchange, String upload, Map<String, String> query, byte[] body) {
        var sum = exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256");
        if (sum == null || !sum.equals(sha256(body))) {
            return Reply.refused(400, "BadDigest");
        }
        var into = Objects.requireNonNull(uploads.get(upload));
        int number = Integer.parseInt(Objects.requireNonNull(query.get("partNumber")));
        into.parts().put(number, new Stored(body, md5(body), sum, Map.of()));
        journal.add("PUT %s#%d %d bytes".formatted(into.key(), number, body.length));
        return new Reply(200, Map.of("ETag", "\"" + md5(body) + "\""), new byte[0]);
    }

    private static Reply parts(@Nullable Upload of) {
        var xml = new StringBuilder("<ListPartsResult><IsTruncated>false</IsTruncated>");
        Objects.requireNonNull(of)
                .parts()
                .forEach((number, part) -> xml.append(
                        "<Part><PartNumber>%d</PartNumber><ETag>&quot;%s&quot;</ETag><ChecksumSHA256>%s</ChecksumSHA256></Part>"
                                .formatted(number, part.etag(), part.sum())));
        return Reply.xml(200, xml + "</ListPartsResult>");
    }

    private Reply complete(HttpExchange exchange, String upload, byte[] body) {
        var from = Objects.requireNonNull(uploads.get(upload));
        if ("*".equals(exchange.getRequestHeaders().getFirst("If-None-Match")) && objects.containsKey(from.key())) {
            return Reply.refused(412, "PreconditionFailed");
        }
        int named = new String(body, StandardCharsets.UTF_8).split("<PartNumber>", -1).length - 1;
        if (named != from.parts().size()) {
            return Reply.refused(400, "InvalidPart");
        }
        var whole = new java.io.ByteArrayOutputStream();
        var sums = new java.io.ByteArrayOutputStream();
        from.parts().values().forEach(part -> {
            whole.writeBytes(part.content());
            sums.writeBytes(Base64.getDecoder().decode(part.sum()));
        });
        var sum = sha256(sums.toByteArray()) + "-" + from.parts().size();
        var etag = md5(whole.toByteArray()) + "-" + from.parts().size();
        objects.put(from.key(), new Stored(whole.toByteArray(), etag, sum, from.metadata()));
        uploads.remove(upload);
        return Reply.xml(
                200,
                "<CompleteMultipartUploadResult><ETag>&quot;" + etag + "&quot;</ETag></CompleteMultipartUploadResult>");
    }

    private static Map<String, String> metadata(HttpExchange exchange) {
        var metadata = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (name.toLowerCase(java.util.Locale.ROOT).startsWith("x-amz-meta-")) {
                metadata.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst());
            }
        });
        return metadata;
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new TreeMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                var parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static String sha256(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("SHA-256", bytes));
    }

    private static String md5(byte[] bytes) {
        return HexFormat.of().formatHex(digest("MD5", bytes));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
