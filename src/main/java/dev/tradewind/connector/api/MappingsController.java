package dev.tradewind.connector.api;

import dev.tradewind.connector.hand.HandMappingYaml;
import dev.tradewind.connector.hand.Mappings;
import dev.tradewind.connector.hand.SavedMapping;
import dev.tradewind.http.Page;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Mappings by hand: list, take along, save the next version, retire. */
@RestController
@RequestMapping("/api/v1/mappings")
class MappingsController {
    private final Mappings mappings;

    MappingsController(Mappings mappings) {
        this.mappings = mappings;
    }

    /** @param definition the mapping as YAML, as {@code tradewind import --mapping} takes it */
    record MappingResource(
            String name,
            int version,
            String definition,
            Instant savedAt,
            String savedBy,
            @Nullable Instant retiredAt) {
        static MappingResource of(SavedMapping saved) {
            return new MappingResource(
                    saved.mapping().name(),
                    saved.mapping().version(),
                    saved.yaml(),
                    saved.savedAt(),
                    saved.savedBy(),
                    saved.retiredAt());
        }
    }

    /** @param definition the mapping as YAML; its version is given by the console */
    record NewMapping(@Nullable String definition) {}

    /** The newest version of each, by name. */
    @GetMapping
    @RolesAllowed(Access.VIEWER)
    Page<MappingResource> list(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return Page.of(mappings.all().stream().map(MappingResource::of).toList(), cursor, limit, MappingResource::name);
    }

    @GetMapping("/{name}")
    @RolesAllowed(Access.VIEWER)
    MappingResource one(@PathVariable String name) {
        return mappings.newest(name).map(MappingResource::of).orElseThrow(() -> unknown(name));
    }

    /** Saves the next version; from now on it recognises files. */
    @PostMapping
    @RolesAllowed(Access.ANALYST)
    ResponseEntity<MappingResource> save(@RequestBody NewMapping body) {
        var definition = body.definition();
        if (definition == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "definition is missing; a mapping as YAML");
        }
        try {
            var saved = mappings.save(HandMappingYaml.read(definition));
            return ResponseEntity.status(HttpStatus.CREATED).body(MappingResource.of(saved));
        } catch (IllegalArgumentException incomplete) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, incomplete.getMessage(), incomplete);
        }
    }

    /** From now on it recognises no file. */
    @PostMapping("/{name}:retire")
    @RolesAllowed(Access.ANALYST)
    MappingResource retire(@PathVariable String name) {
        one(name);
        if (!mappings.retire(name)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "mapping '" + name + "' is retired already");
        }
        return one(name);
    }

    private static ResponseStatusException unknown(String name) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "no mapping '" + name + "'");
    }
}
