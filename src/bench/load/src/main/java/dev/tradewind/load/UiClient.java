package dev.tradewind.load;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A browser's window without the browser: signs in, opens the page, holds its push connection, and posts what one posted. */
final class UiClient {
    private static final Pattern SYNC = Pattern.compile("\"syncId\":(\\d+)");
    private static final Pattern NEXT = Pattern.compile("\"clientId\":(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WINDOW = "&v-sh=900&v-sw=1440&v-wh=900&v-ww=1440&v-bh=900&v-bw=1440&v-tzo=0&v-dstd=0"
            + "&v-rtzo=0&v-dston=false&v-tzid=UTC&v-wn=v-0.1&v-td=false&v-pr=1&v-np=Linux&v-cs=light&v-pv=VISIBLE";

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
    private final String address;
    private final AtomicInteger seen = new AtomicInteger();
    private String token = "";
    private int window;
    private int next;

    UiClient(String address) {
        this.address = address;
    }

    /** The server no longer knows this window, as after the loss of its console. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;

        Lost(String what) {
            super(what);
        }
    }

    void signIn(String name, String password) throws IOException, InterruptedException {
        var page = get("/login").body();
        var csrf = find("name=\"_csrf\"[^>]*content=\"([^\"]+)\"|\"_csrf\"[^>]*value=\"([^\"]+)\"", page);
        var form =
                "_csrf=" + encoded(csrf) + "&username=" + encoded(name) + "&password=" + encoded(password) + "&code=";
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/login"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        var where = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || where.contains("login")) {
            throw new IOException(name + " was not signed in: " + answer.statusCode() + " " + where);
        }
    }

    /** Opens a window on the page and its push connection. */
    void open() throws IOException, InterruptedException {
        var start = get("/?v-r=init&location=&query=" + WINDOW).body();
        token = find("\"Vaadin-Security-Key\":\"([^\"]+)\"", start);
        window = Integer.parseInt(find("\"v-uiId\":(\\d+)", start));
        seen.set(0);
        next = 0;
        saw(start);
        var push = find("\"Vaadin-Push-ID\":\"([^\"]+)\"", start);
        http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(address.replace("http:", "ws:") + "/VAADIN/push?v-r=push&v-uiId=" + window
                                + "&v-pushId=" + push + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=4.0.1"
                                + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                                + "&X-atmo-protocol=true&X-Vaadin-LastSeenServerSyncId=0"),
                        new Pushed())
                .join();
    }

    /** What the server sends by itself; only how far it got matters. */
    private final class Pushed implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                saw(message.toString());
                message.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, text, last);
        }
    }

    /** @param rpc what a browser posted, without the window's own keys and counts */
    void post(String rpc) throws IOException, InterruptedException {
        var body = "{\"csrfToken\":\"%s\",\"rpc\":%s,\"syncId\":%d,\"clientId\":%d}"
                .formatted(token, rpc, seen.get(), next);
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + "/?v-r=uidl&v-uiId=" + window))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.body().contains("\"sessionExpired\"") || answer.statusCode() == 401 || answer.statusCode() == 403) {
            throw new Lost("the window is not known: " + answer.statusCode());
        }
        if (answer.statusCode() != 200
                || answer.body().contains("\"appError\"")
                || answer.body().contains("\"resynchronize\"")) {
            throw new IOException(answer.statusCode() + " "
                    + answer.body().substring(0, Math.min(200, answer.body().length())));
        }
        saw(answer.body());
    }

    /** Which console the proxy chose. */
    String console() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("TRADEWIND_REPLICA"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    private void saw(String message) {
        var sync = SYNC.matcher(message);
        while (sync.find()) {
            var at = Integer.parseInt(sync.group(1));
            seen.accumulateAndGet(at, Math::max);
        }
        var expected = NEXT.matcher(message);
        if (expected.find()) {
            next = Math.max(next, Integer.parseInt(expected.group(1)));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + path.replaceAll("\\?.*", "") + ": " + answer.statusCode());
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String find(String pattern, String text) throws IOException {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in " + text.substring(0, Math.min(300, text.length())));
        }
        for (var group = 1; group <= found.groupCount(); group++) {
            if (found.group(group) != null) {
                return found.group(group);
            }
        }
        throw new IOException("no " + pattern);
    }
}
