package dev.tradewind.edge.api;

import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeRun;
import dev.tradewind.edge.EdgeSite;
import dev.tradewind.edge.Reconciliation;
import dev.tradewind.edge.architecture.ArchitectureAnswer;
import dev.tradewind.edge.architecture.ArchitectureCheck;
import dev.tradewind.edge.centre.AgentWork;
import dev.tradewind.edge.centre.Collections;
import dev.tradewind.edge.centre.Conflicts;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.Reconciliations;
import dev.tradewind.edge.centre.SiteHealth;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.edge.centre.Versions;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.http.Seen;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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

/** Edge sites over HTTP, for people and their programs. */
@RestController
@RequestMapping("/api/v1")
class EdgeEndpoints {
    private static final int MOST = 1_000;

    private final SiteHealth health;
    private final Reconciliations reconciliations;
    private final Collections collections;
    private final Conflicts conflicts;
    private final Versions versions;
    private final Enrolments enrolments;
    private final SpiffeAgents spiffe;
    private final ArchitectureCheck architecture;
    private final AgentWork work;
    private final CurrentPerson person;

    EdgeEndpoints(
            SiteHealth health,
            Reconciliations reconciliations,
            Collections collections,
            Conflicts conflicts,
            Versions versions,
            Enrolments enrolments,
            SpiffeAgents spiffe,
            ArchitectureCheck architecture,
            AgentWork work,
            CurrentPerson person) {
        this.health = health;
        this.reconciliations = reconciliations;
        this.collections = collections;
        this.conflicts = conflicts;
        this.versions = versions;
        this.enrolments = enrolments;
        this.spiffe = spiffe;
        this.architecture = architecture;
        this.work = work;
        this.person = person;
    }

    record Invitation(@Nullable String site) {}

    record Definition(
            @Nullable Mode mode,
            @Nullable Rule rule,
            @Nullable Long quota,
            @Nullable String webhook) {}

    record Decision(
            @Nullable Long version,
            EdgeConflict.@Nullable Choice choice,
            @Nullable String body,
            @Nullable String reason) {}

    record Restoring(
            @Nullable String collection,
            @Nullable String document,
            @Nullable String name,
            @Nullable String reason) {}

    @GetMapping("/edge-sites")
    @RolesAllowed(Access.VIEWER)
    List<EdgeSite> sites() {
        return health.sites();
    }

    @PostMapping("/edge-enrolments")
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<Map<String, String>> invite(@RequestBody Invitation invitation) {
        var site = need(invitation.site(), "site");
        return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("site", site, "token", enrolments.invite(site)));
    }

    record SpiffeAgent(@Nullable String spiffeId, @Nullable String site) {}

    @PostMapping("/edge-spiffe-agents")
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<SpiffeAgents.Line> allow(@RequestBody SpiffeAgent agent) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(spiffe.allow(need(agent.spiffeId(), "spiffeId"), need(agent.site(), "site")));
    }

    @GetMapping("/edge-spiffe-agents")
    @RolesAllowed({Access.ADMIN, Access.AUDITOR})
    List<SpiffeAgents.Line> spiffeAgents() {
        return spiffe.all();
    }

    @PostMapping("/edge-sites/{id}:revoke")
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<Void> revoke(@PathVariable String id, @RequestBody Restoring because) {
        enrolments.revoke(id, need(because.reason(), "reason"));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/edge-reconciliations")
    @RolesAllowed(Access.VIEWER)
    List<Reconciliation> reconciliations() {
        return reconciliations.latest(MOST);
    }

    @GetMapping("/edge-runs")
    @RolesAllowed(Access.VIEWER)
    List<EdgeRun> runs() {
        return work.latest(MOST);
    }

    @GetMapping("/edge-collections")
    @RolesAllowed(Access.VIEWER)
    List<EdgeCollection> collections() {
        return collections.all();
    }

    @PutMapping("/edge-collections/{id}")
    @RolesAllowed(Access.ADMIN)
    EdgeCollection define(@PathVariable String id, @RequestBody Definition definition) {
        if (definition.mode() == null || definition.rule() == null) {
            throw new IllegalArgumentException("a collection needs a mode and a rule");
        }
        var collection = new EdgeCollection(
                id,
                definition.mode(),
                definition.rule(),
                definition.quota() == null ? 0 : definition.quota(),
                definition.webhook());
        collections.define(collection);
        return collection;
    }

    @GetMapping("/edge-conflicts")
    @RolesAllowed(Access.VIEWER)
    List<EdgeConflict> conflicts() {
        return conflicts.latest(MOST);
    }

    @PostMapping("/edge-conflicts/{number}:decide")
    @RolesAllowed(Access.OPERATOR)
    EdgeConflict decide(
            @PathVariable long number,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody Decision decision) {
        if (conflicts.numbered(number).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no conflict " + number);
        }
        if (decision.choice() == null) {
            throw new IllegalArgumentException("choose SITE, CENTRE or EDITED");
        }
        try {
            return conflicts.decide(
                    number,
                    Seen.version(seen, decision.version()),
                    decision.choice(),
                    decision.body(),
                    need(decision.reason(), "reason"),
                    person.current().id().toString());
        } catch (Conflicts.Moved moved) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, moved.getMessage(), moved);
        }
    }

    @GetMapping("/edge-architecture-checks")
    @RolesAllowed(Access.VIEWER)
    List<ArchitectureAnswer> architectureChecks() {
        return architecture.answers();
    }

    @GetMapping("/edge-versions")
    @RolesAllowed(Access.VIEWER)
    List<Versions.Past> versions(@RequestParam String collection, @RequestParam String document) {
        return versions.of(collection, document, MOST);
    }

    @PostMapping("/edge-versions:restore")
    @RolesAllowed(Access.OPERATOR)
    ResponseEntity<Void> restore(@RequestBody Restoring what) {
        conflicts.restore(
                need(what.collection(), "collection"),
                need(what.document(), "document"),
                need(what.name(), "name"),
                need(what.reason(), "reason"));
        return ResponseEntity.noContent().build();
    }

    private static String need(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }
}
