package dev.tradewind.audit.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An S3-compatible store with versions and Object Lock, over real HTTP: refuses to delete a version in compliance mode before
 * its date or under legal hold, to shorten its retention, and to write over a name that is taken when asked to. The store of
 * the archive's tests; it checks that requests are signed by the key it knows, not the signature itself.
 */
public final class LockingStore implements AutoCloseable {
    public static final String ACCESS_KEY = "archive-writer";
    public static final String SECRET_KEY = "archive-writers-secret";

    private static final Pattern UNTIL = Pattern.compile("<RetainUntilDate>([^<]+)</RetainUntilDate>");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final TreeMap<String, LinkedHashMap<String, Version>> objects = new TreeMap<>();
    private final boolean locks;
    private final InstantSource clock;

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Version(
            byte[] content, @Nullable String mode, @Nullable Instant until, boolean legalHold) {}

    private record Refused(int status, String code) {}

    /** @param locks false: a store that says it locks, and deletes all the same */
    public LockingStore(boolean locks, InstantSource clock) throws IOException {
        this.locks = locks;
        this.clock = clock;
        this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public S3ArchiveSettings settings() {
        return new S3ArchiveSettings(
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "us-east-1",
                "log",
                "tradewind/",
                ACCESS_KEY,
                SECRET_KEY,
                true,
                false);
    }

    /** What somebody could do who has the disks: no lock of the protocol holds them. */
    public synchronized void overwriteOnDisk(String key, byte[] content) {
        var versions = java.util.Objects.requireNonNull(objects.get(key), key);
        var last = versions.lastEntry();
        versions.put(
                last.getKey(),
                new Version(content, last.getValue().mode(), last.getValue().until(), false));
    }

    public synchronized int count() {
        return objects.size();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var uri = exchange.getRequestURI();
            var body = exchange.getRequestBody().readAllBytes();
            var query = query(uri);
            var path = URLDecoder.decode(uri.getRawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (authorization == null || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=" + ACCESS_KEY + "/")) {
                refuse(exchange, new Refused(403, "InvalidAccessKeyId"));
                return;
            }
            if (path.equals("/log") || path.equals("/log/")) {
                list(exchange, query.getOrDefault("prefix", ""));
                return;
            }
            var key = path.substring("/log/".length());
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    if (query.containsKey("retention")) {
                        retain(exchange, key, query.getOrDefault("versionId", ""), body);
                    } else {
                        put(exchange, key, body);
                    }
                }
                case "GET", "HEAD" -> get(exchange, key);
                case "DELETE" -> delete(exchange, key, query.get("versionId"));
                default -> refuse(exchange, new Refused(405, "MethodNotAllowed"));
            }
        }
    }

    private void put(HttpExchange exchange, String key, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        var mode = headers.getFirst("x-amz-object-lock-mode");
        var until = headers.getFirst("x-amz-object-lock-retain-until-date");
        var checksum = headers.getFirst("x-amz-checksum-sha256");
        if (mode != null && checksum == null) {
            refuse(exchange, new Refused(400, "InvalidRequest")); // an object with a lock needs a checksum
        } else if (checksum != null && !checksum.equals(sha256(body))) {
            refuse(exchange, new Refused(400, "BadDigest"));
        } else if ("*".equals(headers.getFirst("If-None-Match")) && objects.containsKey(key)) {
            refuse(exchange, new Refused(412, "PreconditionFailed"));
        } else {
            var version = UUID.randomUUID().toString();
            objects.computeIfAbsent(key, k -> new LinkedHashMap<>())
                    .put(
                            version,
                            new Version(
                                    body,
                                    mode,
                                    until == null ? null : Instant.parse(until),
                                    "ON".equals(headers.getFirst("x-amz-object-lock-legal-hold"))));
            exchange.getResponseHeaders().set("x-amz-version-id", version);
            exchange.getResponseHeaders().set("ETag", "\"" + version + "\"");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        var versions = objects.get(key);
        if (versions == null || versions.isEmpty()) {
            refuse(exchange, new Refused(404, "NoSuchKey"));
            return;
        }
        var last = versions.lastEntry();
        var found = last.getValue();
        var headers = exchange.getResponseHeaders();
        headers.set("x-amz-version-id", last.getKey());
        headers.set("ETag", "\"" + last.getKey() + "\"");
        if (found.mode() != null && found.until() != null) {
            headers.set("x-amz-object-lock-mode", found.mode());
            headers.set("x-amz-object-lock-retain-until-date", DateTimeFormatter.ISO_INSTANT.format(found.until()));
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            headers.set("Content-Length", Integer.toString(found.content().length));
            exchange.sendResponseHeaders(200, -1);
        } else {
            exchange.sendResponseHeaders(200, found.content().length == 0 ? -1 : found.content().length);
            exchange.getResponseBody().write(found.content());
        }
    }

    private void delete(HttpExchange exchange, String key, @Nullable String version) throws IOException {
        var versions = objects.get(key);
        if (versions == null || version == null || !versions.containsKey(version)) {
            refuse(exchange, new Refused(404, "NoSuchVersion"));
            return;
        }
        var found = java.util.Objects.requireNonNull(versions.get(version));
        if (locks && (found.legalHold() || isLocked(found))) {
            refuse(exchange, new Refused(403, "AccessDenied"));
            return;
        }
        versions.remove(version);
        if (versions.isEmpty()) {
            objects.remove(key);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void retain(HttpExchange exchange, String key, String version, byte[] body) throws IOException {
        var versions = objects.getOrDefault(key, new LinkedHashMap<>());
        var found = versions.get(version);
        var until = UNTIL.matcher(new String(body, StandardCharsets.UTF_8));
        if (found == null || !until.find()) {
            refuse(exchange, new Refused(404, "NoSuchVersion"));
            return;
        }
        var wanted = Instant.parse(until.group(1));
        if (locks && isLocked(found) && found.until() != null && wanted.isBefore(found.until())) {
            refuse(exchange, new Refused(403, "AccessDenied"));
            return;
        }
        versions.put(version, new Version(found.content(), found.mode(), wanted, found.legalHold()));
        exchange.sendResponseHeaders(200, -1);
    }

    private boolean isLocked(Version version) {
        return "COMPLIANCE".equals(version.mode())
                && version.until() != null
                && version.until().isAfter(clock.instant());
    }

    private void list(HttpExchange exchange, String prefix) throws IOException {
        var xml = new StringBuilder(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>log</Name><IsTruncated>")
                .append("false</IsTruncated>");
        objects.keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .forEach(key -> xml.append("<Contents><Key>").append(key).append("</Key><Size>1</Size></Contents>"));
        var bytes = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void refuse(HttpExchange exchange, Refused why) throws IOException {
        var bytes = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + why.code() + "</Code><Message>"
                        + why.code() + "</Message></Error>")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(why.status(), head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Map<String, String> query(URI uri) {
        var all = new LinkedHashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var part : uri.getRawQuery().split("&", -1)) {
                int equals = part.indexOf('=');
                all.put(
                        equals < 0 ? part : part.substring(0, equals),
                        equals < 0 ? "" : URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    private static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
