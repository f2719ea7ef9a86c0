package dev.tradewind.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a request is, as one hash: method, path, query and body; of an upload its parts, for their boundary differs each
 * time. The request that goes with it can still be read.
 */
record Fingerprint(String sha256, HttpServletRequest request) {
    /** Of a body that is no upload, bytes. */
    static final int LARGEST_BODY = 4 << 20;

    /** Null if the body is too large to be held. */
    static @Nullable Fingerprint of(HttpServletRequest request) throws IOException, ServletException {
        var digest = digest();
        try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            text(out, request.getMethod());
            text(out, request.getRequestURI());
            text(out, String.valueOf(request.getQueryString()));
            var type = request.getContentType();
            if (type != null && type.startsWith("multipart/")) {
                for (var part : request.getParts()) {
                    text(out, part.getName());
                    text(out, String.valueOf(part.getSubmittedFileName()));
                    text(out, Long.toString(part.getSize()));
                    try (var content = part.getInputStream()) {
                        content.transferTo(out);
                    }
                }
                return new Fingerprint(HexFormat.of().formatHex(digest.digest()), request);
            }
            var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
            if (body.length > LARGEST_BODY) {
                return null;
            }
            out.write(body);
            return new Fingerprint(HexFormat.of().formatHex(digest.digest()), new Again(request, body));
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }

    /** A request whose body was read once and can be read again. */
    private static final class Again extends HttpServletRequestWrapper {
        private final byte[] body;

        Again(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already; read it");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
