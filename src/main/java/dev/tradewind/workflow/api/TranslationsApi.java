package dev.tradewind.workflow.api;

import dev.tradewind.ui.Access;
import dev.tradewind.workflow.foreign.Foreign;
import dev.tradewind.workflow.foreign.Translation;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs of Control-M, Nomad or Kubernetes in our words, with what does not carry over. Nothing is stored. */
@RestController
class TranslationsApi {

    /**
     * @param site where the jobs run now, by the catalog's id
     * @param owner the team
     */
    @PostMapping(
            path = "/api/v1/workload-translations",
            consumes = {"application/json", "application/yaml", "text/plain"})
    @RolesAllowed(Access.VIEWER)
    Translation translate(@RequestBody String text, @RequestParam String site, @RequestParam String owner) {
        return Foreign.translate(text, site, owner);
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail unreadable(IllegalArgumentException unreadable) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(unreadable.getMessage()));
        problem.setType(URI.create("/problems/unreadable-jobs"));
        return problem;
    }
}
