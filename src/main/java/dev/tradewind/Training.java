package dev.tradewind;

import dev.tradewind.ui.FirstPage;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The start from which the launcher makes its class cache: opens the sign-in page as a browser does and makes the Overview, so
 * that their classes are in the cache and compiled early. Signs nobody in and changes nothing.
 */
final class Training {
    /** Set by the launcher's build alone. */
    static final String PROPERTY = "tradewind.training";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI console;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();

    Training(int port) {
        console = URI.create("http://127.0.0.1:" + port + "/");
    }

    static void visit(ConfigurableApplicationContext context) throws IOException, InterruptedException {
        var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        new Training(port).openSignIn();
        context.getBean(FirstPage.class).prepare();
    }

    /** {@return what the page is to show, as Vaadin's messages have it} */
    String openSignIn() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(console.resolve("login")));
        var page = send(HttpRequest.newBuilder(console.resolve("?v-r=init&location=login&query=")));
        var message = """
                {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"login",\
                "query":"","appShellTitle":"","historyState":"","trigger":""}}],"syncId":0,"clientId":0}""".formatted(value("\"Vaadin-Security-Key\":\"([^\"]+)\"", page));
        return send(HttpRequest.newBuilder(console.resolve("?v-r=uidl&v-uiId=" + value("\"v-uiId\":(\\d+)", page)))
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(message)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String value(String pattern, String text) throws IOException {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in what the console answered");
        }
        return found.group(1);
    }
}
