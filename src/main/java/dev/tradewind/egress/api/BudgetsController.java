package dev.tradewind.egress.api;

import dev.tradewind.egress.budget.Budget;
import dev.tradewind.egress.budget.BudgetFile;
import dev.tradewind.egress.budget.BudgetScope;
import dev.tradewind.egress.budget.BudgetStatuses;
import dev.tradewind.egress.budget.BudgetTerms;
import dev.tradewind.egress.budget.BudgetWatch;
import dev.tradewind.egress.budget.Budgets;
import dev.tradewind.egress.budget.CostMetric;
import dev.tradewind.egress.budget.Kept;
import dev.tradewind.egress.budget.Notified;
import dev.tradewind.egress.budget.Threshold;
import dev.tradewind.http.Page;
import dev.tradewind.http.Seen;
import dev.tradewind.quantity.Money;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.CsvFile;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Budgets of egress over HTTP. */
@RestController
@RequestMapping("/api/v1")
class BudgetsController {
    private final Budgets budgets;
    private final BudgetStatuses statuses;
    private final BudgetWatch watch;

    BudgetsController(Budgets budgets, BudgetStatuses statuses, BudgetWatch watch) {
        this.budgets = budgets;
        this.statuses = statuses;
        this.watch = watch;
    }

    /** A budget as it is sent; what is left out is as usual: everything, BilledCost, 80 and 100 %, its owner and analysts. */
    record Asked(
            @Nullable String name,
            @Nullable String owner,
            @Nullable BudgetScope scope,
            @Nullable Money amount,
            @Nullable CostMetric metric,
            @Nullable List<Threshold> thresholds,
            @Nullable Notified notified) {

        BudgetTerms terms() {
            if (name == null || owner == null || amount == null) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "name, owner and amount are needed, the amount as {\"amount\": \"1200.00\", \"currency\": \"USD\"}");
            }
            return new BudgetTerms(
                    name,
                    owner,
                    scope == null ? BudgetScope.EVERYTHING : scope,
                    amount,
                    metric == null ? CostMetric.BILLED : metric,
                    thresholds == null ? Threshold.USUAL : thresholds,
                    notified == null ? Notified.USUAL : notified);
        }
    }

    @GetMapping("/budgets")
    @RolesAllowed(Access.VIEWER)
    Page<Budget> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(budgets.all(), cursor, limit, budget -> budget.id().toString());
    }

    /** All budgets as the file that an import reads: CSV. */
    @GetMapping(value = "/budgets.csv", produces = "text/csv")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<byte[]> csv() {
        var rows = budgets.all().stream()
                .map(budget -> BudgetFile.row(budget.terms()))
                .toList();
        return file(CsvFile.bytes(BudgetFile.HEADER, rows), "text/csv;charset=UTF-8", "egress-budgets.csv");
    }

    /** All budgets as the file that an import reads: YAML. */
    @GetMapping(value = "/budgets.yaml", produces = "application/yaml")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<byte[]> yaml() {
        var text = BudgetFile.yaml(budgets.all().stream().map(Budget::terms).toList());
        return file(text.getBytes(StandardCharsets.UTF_8), "application/yaml", "egress-budgets.yaml");
    }

    private static ResponseEntity<byte[]> file(byte[] content, String type, String name) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + '"')
                .body(content);
    }

    @GetMapping("/budgets/{id}")
    @RolesAllowed(Access.VIEWER)
    ResponseEntity<Budget> one(@PathVariable UUID id) {
        return tagged(HttpStatus.OK, need(id));
    }

    /** Oldest first. */
    @GetMapping("/budgets/{id}/versions")
    @RolesAllowed(Access.VIEWER)
    List<Budget.Version> versions(@PathVariable UUID id) {
        return budgets.versions(need(id).id());
    }

    /** @param month as in 2026-11; the month that runs if left out */
    @GetMapping("/budgets/{id}/status")
    @RolesAllowed(Access.VIEWER)
    BudgetStanding status(@PathVariable UUID id, @RequestParam(required = false) @Nullable YearMonth month) {
        return BudgetStanding.of(statuses.of(need(id), month == null ? statuses.now() : month));
    }

    /** Where every budget stands. */
    @GetMapping("/budget-statuses")
    @RolesAllowed(Access.VIEWER)
    Page<BudgetStanding> statuses(
            @RequestParam(required = false) @Nullable YearMonth month,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var all = statuses.in(month == null ? statuses.now() : month).stream()
                .map(BudgetStanding::of)
                .toList();
        return Page.of(all, cursor, limit, status -> status.budget().toString());
    }

    @PostMapping("/budgets")
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<?> create(@RequestBody Asked asked) {
        return answer(HttpStatus.CREATED, budgets.create(asked.terms()));
    }

    @PutMapping("/budgets/{id}")
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<?> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Asked asked) {
        need(id);
        return answer(HttpStatus.OK, budgets.change(id, Seen.version(seen, null), asked.terms()));
    }

    /** @param reason stands in the log */
    @DeleteMapping("/budgets/{id}")
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<?> delete(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestParam(defaultValue = "") String reason) {
        need(id);
        var kept = budgets.delete(id, Seen.version(seen, null), reason);
        return kept instanceof Kept.Done ? ResponseEntity.noContent().build() : answer(HttpStatus.OK, kept);
    }

    /** Looks at every budget now instead of at the next round. */
    @PostMapping("/budgets:watch")
    @RolesAllowed(Access.ANALYST)
    BudgetWatch.Look watch() {
        return watch.look();
    }

    private Budget need(UUID id) {
        return budgets.byId(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no budget " + id));
    }

    private static ResponseEntity<?> answer(HttpStatus status, Kept kept) {
        return switch (kept) {
            case Kept.Done(var budget) -> tagged(status, budget);
            case Kept.Stale(var now) ->
                problem(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        "budget " + now.terms().name() + " is at version " + now.version()
                                + " now. Read it again and decide on that.");
            case Kept.Taken(var name) -> taken(name);
            case Kept.Refused(var why) -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "unprocessable", why + ".");
        };
    }

    private static ResponseEntity<Budget> tagged(HttpStatus status, Budget budget) {
        return ResponseEntity.status(status).eTag(Seen.tag(budget.version())).body(budget);
    }

    private static ResponseEntity<ProblemDetail> taken(String name) {
        return problem(
                HttpStatus.CONFLICT,
                "conflict",
                "a budget named '" + name + "' is there already. Choose another name.");
    }

    /** Two people gave the same name at the same moment. */
    @ExceptionHandler(DuplicateKeyException.class)
    ResponseEntity<ProblemDetail> atOnce(DuplicateKeyException taken) {
        return problem(HttpStatus.CONFLICT, "conflict", "a budget of that name is there already. Choose another name.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String why) {
        var problem = ProblemDetail.forStatusAndDetail(status, why);
        problem.setType(URI.create("/problems/" + slug));
        return ResponseEntity.status(status).body(problem);
    }
}
