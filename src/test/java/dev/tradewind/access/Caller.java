package dev.tradewind.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A program that calls the console over real HTTP, with a token or without. */
public final class Caller {
    public static final String MULTIPART = "multipart/form-data; boundary=cut";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public Caller(int port) {
        this.port = port;
    }

    public HttpResponse<byte[]> call(
            String method, String path, @Nullable String token, String contentType, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    public HttpResponse<byte[]> get(String path, @Nullable String token) throws IOException, InterruptedException {
        return call("GET", path, token, "", "");
    }

    public HttpResponse<byte[]> post(String path, String token, String json) throws IOException, InterruptedException {
        return call("POST", path, token, "application/json", json);
    }

    public HttpResponse<byte[]> upload(String path, String token, String fileName, String content)
            throws IOException, InterruptedException {
        return call("POST", path, token, MULTIPART, multipart(fileName, content));
    }

    public static String multipart(String fileName, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: text/plain\r\n\r\n" + content + "\r\n--cut--\r\n";
    }
}
