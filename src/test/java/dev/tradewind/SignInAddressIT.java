package dev.tradewind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in leads to the page that was asked for; behind the proxy of {@code docker/} too, after the loss of a console. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:address;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "tradewind.data=target/test-data/${random.uuid}",
            "server.forward-headers-strategy=native"
        })
class SignInAddressIT {
    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @Test
    void isTheOneThatWasAskedForWithItsSelectionAndNothingMore() throws Exception {
        Actors.runAs(
                Actor.system("test"), () -> people.create("address", "Address", PASSWORD, Set.of("ANALYST"), Set.of()));
        var asked = "http://localhost:" + port + "/egress?tab=flows&range=7d";
        assertThat(where(get(asked))).isEqualTo("http://localhost:" + port + "/login");
        var csrf = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"")
                .matcher(get("http://localhost:" + port + "/login").body());
        assertThat(csrf.find()).isTrue();
        var form = "_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8) + "&username=address&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&code=";
        var signedIn = http.send(
                request("http://localhost:" + port + "/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertThat(where(signedIn)).isEqualTo(asked);
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(request(address).build(), BodyHandlers.ofString());
    }

    /** As HAProxy's configuration sends it on. */
    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/html")
                .header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Port", Integer.toString(port));
    }

    private static String where(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }
}
