package dev.tradewind.connector;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands files to a running console over its REST interface, as {@code tradewind import --console URL} does. */
final class RemoteImport {
    private static final int BAD_INPUT = 2;
    private static final int OUR_FAULT = 3;

    private RemoteImport() {}

    static int run(
            List<Path> files,
            @Nullable String console,
            @Nullable String currency,
            boolean json,
            PrintStream out,
            PrintStream err) {
        var token = System.getenv("TRADEWIND_TOKEN");
        if (console == null || token == null) {
            err.println("tradewind: an import that stores needs a running console: give --console URL and a token in"
                    + " TRADEWIND_TOKEN. Maybe you meant --dry-run?");
            return BAD_INPUT;
        }
        var exit = 0;
        try (var http = HttpClient.newHttpClient()) {
            for (var file : files) {
                if (!Files.isRegularFile(file)) {
                    err.println("tradewind: " + file + ": no such file");
                    exit = BAD_INPUT;
                    continue;
                }
                var answer = http.send(request(file, console, currency, token), HttpResponse.BodyHandlers.ofString());
                out.println(json ? answer.body() : file + ": HTTP " + answer.statusCode() + " " + answer.body());
                exit = answer.statusCode() >= 400 ? BAD_INPUT : exit;
            }
            return exit;
        } catch (IOException unreachable) {
            err.println("tradewind: the console at " + console + " does not answer: " + unreachable.getMessage());
            return OUR_FAULT;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return OUR_FAULT;
        }
    }

    private static HttpRequest request(Path file, String console, @Nullable String currency, String token)
            throws IOException {
        var boundary = "tradewind-" + UUID.randomUUID();
        var name = String.valueOf(file.getFileName()).replace("\"", "");
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var query = "?wait=true" + (currency == null ? "" : "&currency=" + currency);
        return HttpRequest.newBuilder(URI.create(console.replaceAll("/+$", "") + "/api/v1/imports" + query))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head.getBytes(StandardCharsets.UTF_8)),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
    }
}
