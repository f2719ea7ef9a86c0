package dev.tradewind;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A running console, asked over HTTP with the token of {@code TRADEWIND_TOKEN}. */
final class Remote {
    private static final int MOST_OF_A_PROBLEM = 4_000;

    private Remote() {}

    /** The console does not give it; the message says why. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Streams the answer into a file, which appears only once it is whole. */
    static void download(String console, String method, String path, Path target) throws IOException, Refused {
        var token = System.getenv("TRADEWIND_TOKEN");
        if (token == null || token.isBlank()) {
            throw new Refused("--console needs a token in TRADEWIND_TOKEN; make one on the console's Account page.");
        }
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(console.replaceAll("/+$", "") + path))
                    .header("Authorization", "Bearer " + token)
                    .method(method, BodyPublishers.noBody())
                    .build();
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    var why = new String(body.readNBytes(MOST_OF_A_PROBLEM), StandardCharsets.UTF_8);
                    throw new Refused(console + " answers " + answer.statusCode() + ". " + why);
                }
                ArchiveCommands.write(target, body::transferTo);
            }
        } catch (ConnectException | IllegalArgumentException unreachable) {
            throw new Refused("no console answers at " + console + ". Maybe use --data DIR?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
