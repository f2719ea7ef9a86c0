package dev.tradewind.policy.api;

import dev.tradewind.policy.BackTest;
import dev.tradewind.policy.BackTests;
import dev.tradewind.policy.InvalidPolicy;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a text would have done in the last days; it need not be stored, and nothing is. */
@RestController
class BackTestApi {
    private final BackTests backTests;

    BackTestApi(BackTests backTests) {
        this.backTests = backTests;
    }

    @PostMapping(
            path = "/api/v1/policies:back-test",
            consumes = {"application/yaml", "text/plain"})
    @RolesAllowed(Access.VIEWER)
    BackTest.Report backTest(@RequestBody String yaml, @RequestParam(defaultValue = "30") int days) {
        return backTests.of(yaml, days);
    }

    @ExceptionHandler(InvalidPolicy.class)
    ProblemDetail invalid(InvalidPolicy invalid) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(invalid.getMessage()));
        problem.setType(URI.create("/problems/invalid-policy"));
        problem.setProperty("problems", invalid.problems());
        return problem;
    }
}
