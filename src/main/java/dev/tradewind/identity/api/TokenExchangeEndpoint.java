package dev.tradewind.identity.api;

import dev.tradewind.identity.workload.Exchanged;
import dev.tradewind.identity.workload.TokenExchange;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a program changes its issuer's token into one of ours (RFC 8693). Errors are those of OAuth, and say no more. */
@RestController
@RequestMapping("/api/v1/identity/token")
class TokenExchangeEndpoint {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    private static final Set<String> TAKEN =
            Set.of("urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token");

    private final TokenExchange exchange;

    TokenExchangeEndpoint(TokenExchange exchange) {
        this.exchange = exchange;
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("permitAll()")
    ResponseEntity<Map<String, Object>> exchange(
            @RequestParam(name = "grant_type", required = false) @Nullable String grantType,
            @RequestParam(name = "subject_token", required = false) @Nullable String subjectToken,
            @RequestParam(name = "subject_token_type", required = false) @Nullable String subjectTokenType,
            @RequestParam(name = "requested_token_type", required = false) @Nullable String requestedTokenType,
            @RequestParam(defaultValue = "") String scope,
            @RequestParam(defaultValue = "") String audience,
            HttpServletRequest request) {
        if (grantType != null && !grantType.equals(EXCHANGE)) {
            return refused("unsupported_grant_type");
        }
        // a token in the address would stand in every log on the way
        if (grantType == null
                || subjectToken == null
                || subjectTokenType == null
                || !TAKEN.contains(subjectTokenType)
                || (requestedTokenType != null && !requestedTokenType.equals(ACCESS_TOKEN))
                || request.getQueryString() != null) {
            return refused("invalid_request");
        }
        return switch (exchange.exchange(subjectToken, scope, audience, request.getRemoteAddr())) {
            case Exchanged.NotIssued(var error) -> refused(error);
            case Exchanged.Issued(var token, var life, var words) -> {
                var answer = new LinkedHashMap<String, Object>();
                answer.put("access_token", token);
                answer.put("issued_token_type", ACCESS_TOKEN);
                answer.put("token_type", "Bearer");
                answer.put("expires_in", life.toSeconds());
                answer.put("scope", String.join(" ", words));
                yield ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
            }
        };
    }

    private static ResponseEntity<Map<String, Object>> refused(String error) {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .cacheControl(CacheControl.noStore())
                .body(Map.of("error", error));
    }
}
