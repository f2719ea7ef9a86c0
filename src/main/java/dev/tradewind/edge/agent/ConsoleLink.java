package dev.tradewind.edge.agent;

import dev.tradewind.edge.wire.BatchAnswer;
import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Introduction;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.PulseAnswer;
import dev.tradewind.edge.wire.WorkAnswer;
import dev.tradewind.edge.wire.WorkPulse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Requests to the console; each either has an answer or is a {@link LinkDown}. */
final class ConsoleLink {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 15_000;

    /** No answer, or one that is none. */
    static final class LinkDown extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        LinkDown(String message, int status) {
            super(message);
            this.status = status;
        }

        /** The HTTP status, 0 when there was no answer at all. */
        int status() {
            return status;
        }
    }

    private final URI console;
    private final Credential credential;

    ConsoleLink(URI console, Credential credential) {
        this.console = console;
        this.credential = credential;
    }

    void identify() throws LinkDown {
        credential.identify(this);
    }

    /** A request by which one becomes known. */
    byte[] unknown(String path, Object asked) throws LinkDown {
        return post(path, Json.bytes(asked), null, false);
    }

    void introduce(Introduction introduction) throws LinkDown {
        post("/api/v1/edge-link/introductions", Json.bytes(introduction), credential.bearer(), false);
    }

    boolean hasCredential() {
        return credential.known();
    }

    /** The console no longer takes it; the next exchange asks for a new one. */
    void forgetCredential() {
        credential.forget();
    }

    PulseAnswer pulse(Pulse pulse) throws LinkDown {
        return Json.read(
                post("/api/v1/edge-link/pulses", Json.bytes(pulse), credential.bearer(), false), PulseAnswer.class);
    }

    BatchAnswer send(PackedBatch batch) throws LinkDown {
        return Json.read(
                exchanged("/api/v1/edge-link/batches", batch.bytes(), credential.bearer(), true), BatchAnswer.class);
    }

    /** Empty where the console is one that hands no work over. */
    Optional<WorkAnswer> work(WorkPulse pulse) throws LinkDown {
        try {
            return Optional.of(Json.read(
                    post("/api/v1/edge-link/work-pulses", Json.bytes(pulse), credential.bearer(), true),
                    WorkAnswer.class));
        } catch (LinkDown older) {
            if (older.status() == 404) {
                return Optional.empty();
            }
            throw older;
        }
    }

    Optional<DocumentState> strict(Entry entry) throws LinkDown {
        var answer = post("/api/v1/edge-link/strict-writes", Json.bytes(entry), credential.bearer(), false);
        return answer.length == 0 ? Optional.empty() : Optional.of(Json.read(answer, DocumentState.class));
    }

    private byte[] post(String path, byte[] body, @Nullable String bearer, boolean compressed) throws LinkDown {
        return exchanged(path, compressed ? gzip(body) : body, bearer, compressed);
    }

    /** @param sent as it goes over the link */
    private byte[] exchanged(String path, byte[] sent, @Nullable String bearer, boolean compressed) throws LinkDown {
        try {
            var connection = (HttpURLConnection) console.resolve(path).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/json");
            if (bearer != null) {
                connection.setRequestProperty("Authorization", "Bearer " + bearer);
            }
            if (compressed) {
                connection.setRequestProperty("Content-Encoding", "gzip");
            }
            connection.setFixedLengthStreamingMode(sent.length);
            try (var out = connection.getOutputStream()) {
                out.write(sent);
            }
            var status = connection.getResponseCode();
            if (status >= 400) {
                throw new LinkDown(path + " answered " + status + ": " + said(connection), status);
            }
            try (var in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (LinkDown answered) {
            throw answered;
        } catch (IOException cut) {
            throw new LinkDown(console + " does not answer: " + cut.getMessage(), 0);
        }
    }

    private static String said(HttpURLConnection connection) throws IOException {
        try (var error = connection.getErrorStream()) {
            return error == null ? "nothing" : new String(error.readNBytes(2_000), StandardCharsets.UTF_8);
        }
    }

    static byte[] gzip(byte[] body) {
        var bytes = new ByteArrayOutputStream(body.length / 4 + 64);
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
