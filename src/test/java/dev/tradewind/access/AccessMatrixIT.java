package dev.tradewind.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.VaadinServletContext;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.tradewind.identity.ApiTokens;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.TokenScope;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route and every endpoint that the running console knows, walked by every role alone and by a stranger. The table
 * says who may; what has no line in it fails, and so does a line for what is no longer there.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "vaadin.productionMode=true")
class AccessMatrixIT {
    /** Fits every body that an endpoint takes, and names nothing that exists. */
    private static final String BODY = """
            {"version": 0, "reason": "walking all doors", "kind": "EGRESS", "month": "2024-09", "workload": "nobody",
             "workloads": ["nobody"]}
            """;

    private static final String NO_ID = "0190d6a0-0000-7000-8000-000000000000";

    private static final Path DATA =
            Path.of("target", "test-data", UUID.randomUUID().toString());

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ServletContext servletContext;

    @Autowired
    private People people;

    @Autowired
    private ApiTokens tokens;

    private final Map<Role, String> tokenOf = new EnumMap<>(Role.class);
    private final Map<String, AccessRule> rules = new TreeMap<>();

    /** The state in a file, as it is by default: one endpoint hands out a copy of it. */
    @DynamicPropertySource
    static void where(DynamicPropertyRegistry properties) {
        properties.add("tradewind.data", DATA.toAbsolutePath()::toString);
    }

    @BeforeEach
    void oneOfEachRole() throws IOException {
        AccessRule.all().forEach(rule -> rules.put(rule.what(), rule));
        for (var role : Role.values()) {
            var name = "only-" + role.name().toLowerCase(java.util.Locale.ROOT);
            var person = people.byName(name)
                    .orElseGet(() ->
                            people.create(name, role.name(), "correct horse battery", Set.of(role.name()), Set.of()));
            tokenOf.put(role, tokens.issue(person.id(), "walk", Duration.ofHours(1), TokenScope.EVERYTHING));
        }
    }

    @Test
    void everyRouteAndEndpointHasARule() {
        var there = new TreeSet<>(endpoints().keySet());
        routes().forEach(route -> there.add(view(route)));

        assertThat(rules.keySet()).isEqualTo(there);
    }

    @Test
    void everyEndpointAnswersWhomTheTableNames() throws Exception {
        var caller = new Caller(port);
        var wrong = new ArrayList<String>();
        for (var endpoint : endpoints().entrySet()) {
            var rule = rules.get(endpoint.getKey());
            if (rule == null) {
                continue;
            }
            var stranger = status(caller, endpoint.getKey(), endpoint.getValue(), null);
            if (rule.strangers() ? stranger == 401 || stranger == 403 : stranger != 401) {
                wrong.add(rule.what() + " answers a stranger with " + stranger);
            }
            for (var role : Role.values()) {
                var status = status(caller, endpoint.getKey(), endpoint.getValue(), tokenOf.get(role));
                var may = rule.roles().contains(role);
                if (may ? status == 401 || status == 403 || status >= 500 : status != 403) {
                    wrong.add("%s answers %s with %d, who %s"
                            .formatted(rule.what(), role, status, may ? "may" : "may not"));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyViewOpensForWhomTheTableNames() {
        var checker = new AccessAnnotationChecker();
        var wrong = new ArrayList<String>();
        for (var route : routes()) {
            var rule = rules.get(view(route));
            if (rule == null) {
                continue;
            }
            if (checker.hasAccess(route.getNavigationTarget(), null, role -> false) != rule.strangers()) {
                wrong.add(rule.what() + " for a stranger");
            }
            for (var role : Role.values()) {
                var granted = role.granted();
                if (checker.hasAccess(route.getNavigationTarget(), role::name, granted::contains)
                        != rule.roles().contains(role)) {
                    wrong.add(rule.what() + " for " + role);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aStrangerIsSentToTheSignInFromEveryView() throws Exception {
        var caller = new Caller(port);
        for (var rule : rules.values()) {
            if (rule.isView() && !rule.strangers()) {
                var answer = caller.get(rule.path().replaceAll(":\\w+", "1"), null);
                assertThat(answer.statusCode()).as(rule.what()).isEqualTo(302);
                assertThat(answer.headers().firstValue("Location").orElse(""))
                        .as(rule.what())
                        .endsWith("/login");
            }
        }
    }

    private int status(Caller caller, String endpoint, Endpoint how, @Nullable String token)
            throws IOException, InterruptedException {
        var method = endpoint.substring(0, endpoint.indexOf(' '));
        return caller.call(method, how.path(), token, how.contentType(), how.body())
                .statusCode();
    }

    /** How to knock at a door without breaking anything behind it. */
    private record Endpoint(String path, String contentType, String body) {}

    private Map<String, Endpoint> endpoints() {
        var all = new TreeMap<String, Endpoint>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
                // Where the server itself goes after a failure; it answers with nothing but the failure.
                return;
            }
            var numbers = java.util.Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == long.class
                            && parameter.hasParameterAnnotation(
                                    org.springframework.web.bind.annotation.PathVariable.class));
            for (var pattern : info.getPatternValues()) {
                for (var method : methods(info)) {
                    all.put(
                            method + " " + pattern,
                            knock(method, pattern.replaceAll("\\{[^}]+}", numbers ? "999999" : NO_ID), info));
                }
            }
        });
        return all;
    }

    private static Set<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty()
                ? Set.of("GET")
                : methods.stream().map(RequestMethod::name).collect(Collectors.toSet());
    }

    private static Endpoint knock(String method, String path, RequestMappingInfo info) {
        if (method.equals("GET")) {
            return new Endpoint(path, "", "");
        }
        var consumed = info.getConsumesCondition().getConsumableMediaTypes();
        if (consumed.contains(MediaType.MULTIPART_FORM_DATA)) {
            return new Endpoint(path, Caller.MULTIPART, Caller.multipart("nothing.txt", "nothing"));
        }
        return consumed.contains(MediaType.TEXT_PLAIN)
                ? new Endpoint(path, "text/plain", "nothing")
                : new Endpoint(path, "application/json", BODY);
    }

    private List<RouteData> routes() {
        return RouteConfiguration.forRegistry(
                        ApplicationRouteRegistry.getInstance(new VaadinServletContext(servletContext)))
                .getAvailableRoutes();
    }

    private static String view(RouteData route) {
        return "VIEW /" + route.getTemplate();
    }
}
