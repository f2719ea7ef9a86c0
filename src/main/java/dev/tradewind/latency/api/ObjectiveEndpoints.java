package dev.tradewind.latency.api;

import dev.tradewind.latency.ObjectiveAnswer;
import dev.tradewind.latency.ObjectiveAnswers;
import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.Objectives;
import dev.tradewind.ui.Access;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Latency objectives over HTTP: what users wait against what was promised, and what can be done where it is broken. */
@RestController
@RequestMapping("/api/v1/latency-objectives")
@RolesAllowed(Access.VIEWER)
class ObjectiveEndpoints {
    private final Workloads workloads;
    private final Objectives objectives;
    private final ObjectiveAnswers answers;

    ObjectiveEndpoints(Workloads workloads, Objectives objectives, ObjectiveAnswers answers) {
        this.workloads = workloads;
        this.objectives = objectives;
        this.answers = answers;
    }

    /** @param answer which site would keep it, or why none can */
    record Answered(String workload, String verdict, ObjectiveAnswer answer, List<ObjectiveCheck> groups) {}

    @GetMapping
    List<ObjectiveCheck> all() {
        return objectives.of(workloads.all());
    }

    @GetMapping("/{workload}")
    Answered one(@PathVariable("workload") String name) {
        Workload workload = workloads.byName(name).orElseThrow(() -> missing("no workload " + name));
        ObjectiveAnswer answer =
                answers.of(workload).orElseThrow(() -> missing(name + " has no users or no maxRttMillis"));
        return new Answered(name, answer.verdict(), answer, objectives.of(List.of(workload)));
    }

    private static ResponseStatusException missing(@Nullable String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, what);
    }
}
