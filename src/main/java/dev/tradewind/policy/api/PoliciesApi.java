package dev.tradewind.policy.api;

import dev.tradewind.http.Page;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.policy.InvalidPolicy;
import dev.tradewind.policy.LineDiff;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicySchema;
import dev.tradewind.policy.PolicySummary;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies over HTTP: applied from a repository, activated by a second person. */
@RestController
@RequestMapping("/api/v1/policies")
class PoliciesApi {
    private final Policies policies;
    private final CurrentPerson person;

    PoliciesApi(Policies policies, CurrentPerson person) {
        this.policies = policies;
        this.person = person;
    }

    record Because(@Nullable String reason) {}

    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<PolicySummary> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(policies.all(), cursor, limit, policy -> policy.id().toString());
    }

    /** The body is the policy's YAML. */
    @PostMapping(consumes = {"application/yaml", "text/plain"})
    @RolesAllowed({Access.OPERATOR, Access.SUSTAINABILITY, Access.APPROVER})
    PolicySummary draft(@RequestBody String yaml) {
        return policies.draft(yaml, person.current());
    }

    /** What a repository holds of this name; 201 for a new draft, 200 where the very text is there already. */
    @PutMapping(
            path = "/{name}",
            consumes = {"application/yaml", "text/plain"})
    @RolesAllowed({Access.OPERATOR, Access.SUSTAINABILITY, Access.APPROVER})
    ResponseEntity<PolicySummary> apply(@PathVariable String name, @RequestBody String yaml) {
        var applied = policies.apply(name, yaml, person.current());
        return ResponseEntity.status(applied.changed() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(applied.policy());
    }

    /** Lines that went and came from one revision to another; both of the same policy. */
    @GetMapping("/{id}/diff")
    @RolesAllowed(Access.VIEWER)
    List<LineDiff.Line> diff(@PathVariable UUID id, @RequestParam UUID against) {
        return LineDiff.of(policies.byId(against).yaml(), policies.byId(id).yaml());
    }

    @GetMapping(path = "/schema", produces = "application/schema+json")
    @RolesAllowed(Access.VIEWER)
    String schema() {
        return PolicySchema.json();
    }

    @PostMapping("/{id}:activate")
    @RolesAllowed(Access.APPROVER)
    PolicySummary activate(@PathVariable UUID id, @RequestBody Because because) {
        return policies.activate(id, person.current(), because.reason() == null ? "" : because.reason());
    }

    @ExceptionHandler(InvalidPolicy.class)
    ProblemDetail invalid(InvalidPolicy invalid) {
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-policy", invalid);
        problem.setProperty("problems", invalid.problems());
        return problem;
    }

    @ExceptionHandler(IllegalStateException.class)
    ProblemDetail refused(IllegalStateException refused) {
        return problem(HttpStatus.CONFLICT, "refused", refused);
    }

    private static ProblemDetail problem(HttpStatus status, String slug, Exception why) {
        var problem = ProblemDetail.forStatusAndDetail(status, String.valueOf(why.getMessage()));
        problem.setType(URI.create("/problems/" + slug));
        return problem;
    }
}
