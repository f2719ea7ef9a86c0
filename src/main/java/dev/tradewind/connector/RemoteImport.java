package dev.tradewind.connector;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hands files to a running console over its REST interface, as {@code tradewind import --console URL} does. */
final class RemoteImport {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 1000;
    private static final int SERVER_ERROR = 500;

    private final HttpClient http;
    private final String imports;
    private final String token;

    private RemoteImport(HttpClient http, String imports, String token) {
        this.http = http;
        this.imports = imports;
        this.token = token;
    }

    /** @throws IOException if the console does not answer */
    static List<Stored> take(List<Path> files, String console, String token, ImportOptions options) throws IOException {
        try (var http = HttpClient.newHttpClient()) {
            var remote = new RemoteImport(http, console.replaceAll("/+$", "") + "/api/v1/imports", token);
            var stored = new ArrayList<Stored>();
            for (var file : files) {
                stored.add(remote.take(file, options));
            }
            return stored;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (IllegalArgumentException noUrl) {
            throw new IOException(console + " is no address of a console", noUrl);
        }
    }

    private Stored take(Path file, ImportOptions options) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return Stored.refused(file.toString(), "no such file. Check the path.");
        }
        HttpResponse<String> answer;
        try (var packed = DeliveryArchive.of(file)) {
            answer = http.send(post(packed.path(), options), BodyHandlers.ofString());
        }
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JacksonException noJson) {
            body = JSON.createObjectNode();
        }
        if (!body.has("state")) {
            var why = body.path("detail").asString("no further word");
            return failed(file.toString(), answer, "the console answers " + answer.statusCode() + ": " + why);
        }
        return stored(
                file.toString(), body, reasons(UUID.fromString(body.path("id").asString())));
    }

    private static Stored failed(String file, HttpResponse<String> answer, String why) {
        var state = answer.statusCode() >= SERVER_ERROR ? ImportState.FAILED : ImportState.REFUSED;
        return new Stored(file, null, state, false, null, 0, 0, 0, List.of(), List.of(), List.of(), why);
    }

    private HttpRequest post(Path file, ImportOptions options) throws IOException {
        var boundary = "tradewind-" + UUID.randomUUID();
        var name = String.valueOf(file.getFileName()).replace("\"", "");
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var query = "?wait=true" + (options.currency() == null ? "" : "&currency=" + options.currency())
                + (options.replace() ? "&replace=true" : "")
                + (options.amortized() ? "&amortized=true" : "")
                + (options.mapping() == null
                        ? ""
                        : "&mapping=" + URLEncoder.encode(options.mapping(), StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(imports + query))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofByteArray(head.getBytes(StandardCharsets.UTF_8)),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
    }

    private List<Quarantined> reasons(UUID id) throws IOException, InterruptedException {
        var all = new ArrayList<Quarantined>();
        var cursor = "0";
        while (cursor != null) {
            var request = HttpRequest.newBuilder(
                            URI.create(imports + "/" + id + "/quarantine?cursor=" + cursor + "&limit=" + PAGE))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var page = JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
            for (var row : page.path("items")) {
                all.add(new Quarantined(
                        row.path("line").asLong(),
                        text(row, "column"),
                        text(row, "value"),
                        row.path("reason").asString(),
                        text(row, "record")));
            }
            cursor = text(page, "next");
        }
        return all;
    }

    private static Stored stored(String file, JsonNode body, List<Quarantined> reasons) {
        var totals = new ArrayList<CurrencyTotal>();
        for (var total : body.path("totals")) {
            totals.add(new CurrencyTotal(
                    total.path("currency").asString(), decimal(total, "billedCost"), decimal(total, "effectiveCost")));
        }
        var transfers = new ArrayList<TransferTotal>();
        for (var transfer : body.path("transfers")) {
            transfers.add(new TransferTotal(
                    transfer.path("transferClass").asString(),
                    text(transfer, "from"),
                    text(transfer, "to"),
                    transfer.path("rows").asLong(),
                    decimal(transfer, "gigabytes"),
                    decimal(transfer, "billedQuantity"),
                    text(transfer, "billedUnit"),
                    decimal(transfer, "billedCost"),
                    transfer.path("currency").asString()));
        }
        return new Stored(
                file,
                UUID.fromString(body.path("id").asString()),
                ImportState.valueOf(body.path("state").asString()),
                body.path("repeated").asBoolean(),
                text(body, "dialect"),
                body.path("accepted").asLong(),
                body.path("quarantined").asLong(),
                body.path("roundedRows").asLong(),
                reasons,
                totals,
                transfers,
                text(body, "message"));
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String name) {
        var text = text(node, name);
        return text == null ? null : new BigDecimal(text);
    }
}
