package dev.tradewind.notification.api;

import dev.tradewind.event.Receipt;
import dev.tradewind.http.Page;
import dev.tradewind.http.Seen;
import dev.tradewind.notification.Channel;
import dev.tradewind.notification.ChannelDraft;
import dev.tradewind.notification.ChannelKind;
import dev.tradewind.notification.Channels;
import dev.tradewind.notification.Subscription;
import dev.tradewind.notification.channel.Trial;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
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

/** Channels: list, make, change, try, remove. What a reference leads to is never part of an answer. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelsController {
    private final Channels channels;
    private final Trial trial;

    ChannelsController(Channels channels, Trial trial) {
        this.channels = channels;
        this.trial = trial;
    }

    /**
     * @param address of MAIL the recipients, of the others a reference
     * @param secrets references
     * @param language of mails
     */
    record ChannelResource(
            UUID id,
            String name,
            ChannelKind kind,
            boolean enabled,
            String address,
            List<String> secrets,
            List<Subscription> subscriptions,
            String language,
            long version,
            Instant changedAt) {
        static ChannelResource of(Channel channel) {
            var as = channel.as();
            return new ChannelResource(
                    channel.id(),
                    as.name(),
                    as.kind(),
                    as.enabled(),
                    as.address(),
                    as.secrets(),
                    as.subscriptions(),
                    as.language(),
                    channel.version(),
                    channel.changedAt());
        }
    }

    /**
     * @param language of the mails of MAIL: "en", which is the default, or "de"
     * @param version the version that was seen, where {@code If-Match} does not say it
     */
    record ChannelBody(
            @Nullable String name,
            @Nullable String kind,
            @Nullable Boolean enabled,
            @Nullable String address,
            @Nullable List<String> secrets,
            @Nullable List<Subscription> subscriptions,
            @Nullable String language,
            @Nullable Long version) {
        ChannelDraft draft() {
            if (name == null || kind == null || address == null) {
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "name, kind (MAIL, SLACK, TEAMS, WEBHOOK) and address are needed");
            }
            return new ChannelDraft(
                    name,
                    kindOf(kind),
                    enabled == null || enabled,
                    address,
                    secrets == null ? List.of() : secrets,
                    subscriptions == null ? List.of() : subscriptions,
                    language == null ? "en" : language);
        }
    }

    /** Read here and not with the body, so that whoever may not change channels hears that first. */
    private static ChannelKind kindOf(String name) {
        return Arrays.stream(ChannelKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "kind is '" + name + "', permitted are " + Arrays.toString(ChannelKind.values())));
    }

    /** @param taken whether the receiver took it */
    record TestResult(boolean taken, String answer) {}

    /** By name. */
    @GetMapping
    @RolesAllowed({Access.ADMIN, Access.AUDITOR})
    Page<ChannelResource> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "100") int limit) {
        return Page.of(
                channels.all().stream().map(ChannelResource::of).toList(),
                cursor,
                limit,
                one -> one.id().toString());
    }

    @GetMapping("/{id}")
    @RolesAllowed({Access.ADMIN, Access.AUDITOR})
    ResponseEntity<ChannelResource> one(@PathVariable UUID id) {
        return answer(HttpStatus.OK, found(id));
    }

    @PostMapping
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<ChannelResource> create(@RequestBody ChannelBody body) {
        var made = channels.create(body.draft());
        return ResponseEntity.created(URI.create("/api/v1/channels/" + made.id()))
                .eTag(Seen.tag(made.version()))
                .body(ChannelResource.of(made));
    }

    @PutMapping("/{id}")
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<ChannelResource> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            @RequestBody ChannelBody body) {
        long version = seenOf(id, seen, body.version());
        return answer(
                HttpStatus.OK, channels.change(id, version, body.draft()).orElseThrow(ChannelsController::faster));
    }

    /** What still waits for it becomes a dead letter. */
    @DeleteMapping("/{id}")
    @RolesAllowed(Access.ADMIN)
    ResponseEntity<Void> remove(
            @PathVariable UUID id, @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
        if (!channels.remove(id, seenOf(id, seen, null))) {
            throw faster();
        }
        return ResponseEntity.noContent().build();
    }

    /** Sends one test message at once. */
    @PostMapping("/{id}:test")
    @RolesAllowed(Access.ADMIN)
    TestResult test(@PathVariable UUID id) throws InterruptedException {
        var receipt = trial.of(found(id));
        return new TestResult(receipt instanceof Receipt.Taken, receipt.answer());
    }

    private long seenOf(UUID id, @Nullable String seen, @Nullable Long body) {
        var now = found(id);
        long version = Seen.version(seen, body);
        Seen.check(Seen.tag(version), "the channel " + now.as().name(), now.version());
        return version;
    }

    private Channel found(UUID id) {
        return channels.byId(id)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no channel " + id + "."));
    }

    private static ResponseStatusException faster() {
        return new ResponseStatusException(
                HttpStatus.PRECONDITION_FAILED, "somebody changed the channel at the same moment. Read it again.");
    }

    private static ResponseEntity<ChannelResource> answer(HttpStatus status, Channel channel) {
        return ResponseEntity.status(status).eTag(Seen.tag(channel.version())).body(ChannelResource.of(channel));
    }
}
