package dev.tradewind.planning.cli;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is kept as long as the console keeps it, with so little work of its own that the console is what is
 * measured on a machine that both share.
 */
final class KeptLine implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int HTTP_PORT = 80;

    private final URI console;
    private final String head;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    KeptLine(URI console, String token) {
        this.console = console;
        head = "POST /api/v1/placements:decide HTTP/1.1\r\nHost: " + console.getAuthority()
                + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + token + "\r\nContent-Length: ";
    }

    record Answer(int status, byte[] body) {}

    Answer post(String body) throws IOException {
        var line = socket;
        if (line == null) {
            line = new Socket(console.getHost(), console.getPort() < 0 ? HTTP_PORT : console.getPort());
            line.setTcpNoDelay(true);
            line.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(line.getInputStream());
            socket = line;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8).length;
        line.getOutputStream().write((head + bytes + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
        var status = Integer.parseInt(line().split(" ")[1]);
        var length = -1;
        var isLast = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.equalsIgnoreCase("Connection: close")) {
                isLast = true;
            }
        }
        var answer = new Answer(status, length < 0 ? chunks() : in.readNBytes(length));
        if (isLast) {
            close();
        }
        return answer;
    }

    private byte[] chunks() throws IOException {
        var body = new java.io.ByteArrayOutputStream();
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.writeBytes(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the console closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        var line = socket;
        socket = null;
        if (line != null) {
            try {
                line.close();
            } catch (IOException gone) {
                // Nobody reads it any more.
            }
        }
    }
}
