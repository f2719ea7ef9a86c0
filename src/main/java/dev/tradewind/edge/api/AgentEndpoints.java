package dev.tradewind.edge.api;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.edge.centre.AgentLink;
import dev.tradewind.edge.centre.AgentWork;
import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.edge.centre.SyncedCommits;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.Enrolment;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Introduction;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.WorkPulse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What agents call. An agent speaks for its own site only, whatever its message says; a token or a signature in the body is
 * what enrolling and renewing ask for.
 */
@RestController
@RequestMapping(value = "/api/v1/edge-link", produces = MediaType.APPLICATION_JSON_VALUE)
class AgentEndpoints {
    private static final String AGENT = "EDGE_AGENT";
    private static final int LARGEST_BATCH = 64 * 1024 * 1024;

    private final AgentLink link;
    private final AgentWork work;
    private final Enrolments enrolments;
    private final SpiffeAgents spiffe;
    private final SyncedCommits commits;

    AgentEndpoints(AgentLink link, AgentWork work, Enrolments enrolments, SpiffeAgents spiffe, SyncedCommits commits) {
        this.link = link;
        this.work = work;
        this.enrolments = enrolments;
        this.spiffe = spiffe;
        this.commits = commits;
    }

    @PostMapping("/enrolments")
    @PreAuthorize("permitAll()")
    byte[] enrol(@RequestBody byte[] body) {
        return enrolments
                .enrol(read(body, Enrolment.class))
                .map(Json::bytes)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "this enrolment token is unknown, used, too old or for another site. Ask for a new one on the"
                                + " Edge page."));
    }

    @PostMapping("/credentials")
    @PreAuthorize("permitAll()")
    byte[] renew(@RequestBody byte[] body) {
        return enrolments
                .renew(read(body, Enrolment.Renewal.class))
                .map(Json::bytes)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "no site is enrolled with this key, or this renewal was used before. Maybe the site was enrolled"
                                + " anew on another machine?"));
    }

    /** Of an agent that is known by its SPIFFE ID. */
    @PostMapping("/introductions")
    @RolesAllowed(AGENT)
    ResponseEntity<Void> introduce(@RequestBody byte[] body, Authentication agent) {
        var introduction = read(body, Introduction.class);
        own(introduction.site(), agent);
        try {
            Actors.runAs(actor(agent), () -> spiffe.introduced(introduction));
        } catch (IllegalArgumentException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()), wrong);
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/pulses")
    @RolesAllowed(AGENT)
    byte[] pulse(@RequestBody byte[] body, Authentication agent) {
        var pulse = read(body, Pulse.class);
        own(pulse.site(), agent);
        return Json.bytes(durably(agent, () -> link.pulse(pulse)));
    }

    @PostMapping("/batches")
    @RolesAllowed(AGENT)
    byte[] batch(
            @RequestBody byte[] body,
            @RequestHeader(name = "Content-Encoding", required = false) @Nullable String encoding,
            Authentication agent) {
        var plain = "gzip".equals(encoding) ? unzip(body) : body;
        var batch = read(plain, Batch.class);
        own(batch.site(), agent);
        return Json.bytes(durably(agent, () -> link.receive(batch, body.length, plain.length)));
    }

    @PostMapping("/work-pulses")
    @RolesAllowed(AGENT)
    byte[] work(
            @RequestBody byte[] body,
            @RequestHeader(name = "Content-Encoding", required = false) @Nullable String encoding,
            Authentication agent) {
        var pulse = read("gzip".equals(encoding) ? unzip(body) : body, WorkPulse.class);
        own(pulse.site(), agent);
        return Json.bytes(durably(agent, () -> work.pulse(pulse)));
    }

    @PostMapping("/strict-writes")
    @RolesAllowed(AGENT)
    ResponseEntity<byte[]> strict(@RequestBody byte[] body, Authentication agent) {
        var entry = read(body, Entry.class);
        return durably(agent, () -> link.strict(agent.getName(), entry))
                .map(state -> ResponseEntity.ok(Json.bytes(state)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private <T> T durably(Authentication agent, Supplier<T> work) {
        var answer = Actors.<T>runAs(actor(agent), work);
        commits.await();
        return answer;
    }

    private static void own(String site, Authentication agent) {
        if (!agent.getName().equals(site)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "this credential is of " + agent.getName() + ", the message of " + site);
        }
    }

    private static Actor actor(Authentication agent) {
        return Actor.system("edge:" + agent.getName());
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (IllegalArgumentException | NullPointerException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private static byte[] unzip(byte[] body) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var plain = in.readNBytes(LARGEST_BATCH + 1);
            if (plain.length > LARGEST_BATCH) {
                throw new ResponseStatusException(
                        HttpStatus.CONTENT_TOO_LARGE, "a batch may have " + LARGEST_BATCH + " bytes unpacked");
            }
            return plain;
        } catch (IOException wrong) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "the body is no gzip", wrong);
        }
    }
}
