package dev.tradewind.edge.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/**
 * HTTP on the loopback address. One thread reads, carries out and answers all requests of a connection, so that a write wakes
 * it twice and nothing is handed on.
 */
final class LocalServer implements AutoCloseable {
    static final int LARGEST_BODY = 256 * 1024;
    private static final int LARGEST_HEADERS = 100;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final int IDLE_MINUTES = 5;

    private final HttpServer server;
    private final Function<LocalRequest, LocalAnswer> api;

    LocalServer(int port, Function<LocalRequest, LocalAnswer> api) throws IOException {
        this.api = api;
        this.server = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setListenerPort(port)
                .setHttp1Config(Http1Config.custom()
                        .setMaxHeaderCount(LARGEST_HEADERS)
                        .setMaxLineLength(LONGEST_LINE)
                        .build())
                .setSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoReuseAddress(true)
                        .setSoTimeout(IDLE_MINUTES, TimeUnit.MINUTES)
                        .setBacklogSize(128)
                        .build())
                // whatever name the application calls this machine by
                .setRequestRouter((request, context) -> (asked, answered, any) -> answer(asked, answered))
                .setExceptionListener(new Gone())
                .create();
        server.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void answer(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        var entity = request.getEntity();
        var body = new byte[0];
        if (entity != null) {
            try (var in = entity.getContent()) {
                body = in.readNBytes(LARGEST_BODY + 1);
                if (body.length > LARGEST_BODY) {
                    response.setHeader(HttpHeaders.CONNECTION, "close");
                    tell(
                            response,
                            Answers.problem(413, "TOO_LARGE", "the body has more than " + LARGEST_BODY + " bytes"));
                    return;
                }
            }
        }
        tell(response, api.apply(new LocalRequest(request.getMethod(), path(request), headers(request), body)));
    }

    private static String path(ClassicHttpRequest request) {
        var path = request.getPath();
        var query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static Map<String, String> headers(ClassicHttpRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (var header : request.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    private static void tell(ClassicHttpResponse response, LocalAnswer answer) {
        response.setCode(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setEntity(
                new ByteArrayEntity(answer.json().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    }

    /** A client that went away or said nothing for too long: there is nobody to tell. */
    private static final class Gone implements ExceptionListener {
        @Override
        public void onError(Exception broken) {
            // the agent stops, or a client was gone before it was served
        }

        @Override
        public void onError(HttpConnection connection, Exception broken) {
            // the library has answered what it could not read
        }
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
