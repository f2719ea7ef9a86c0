package dev.tradewind.audit.api;

import dev.tradewind.audit.log.Checkpoints;
import dev.tradewind.audit.log.Tiles;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** C2SP tlog-tiles below {@code /api/v1/audit/tlog}: checkpoint, tiles and bundles of entries for mirrors and monitors. */
@RestController
@RequestMapping("/api/v1/audit/tlog")
@RolesAllowed(Access.AUDITOR)
class TileEndpoints {
    private static final String PATH = "/api/v1/audit/tlog/tile/";
    /** {@code <L>/<N>[.p/<W>]}, N in groups of three digits, all but the last with an x before them. */
    private static final Pattern ADDRESS =
            Pattern.compile("(entries|0|[1-9]\\d?)/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final Tiles tiles;
    private final Checkpoints checkpoints;

    TileEndpoints(Tiles tiles, Checkpoints checkpoints) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
    }

    @GetMapping(path = "/checkpoint", produces = "text/plain;charset=UTF-8")
    String checkpoint() {
        return checkpoints
                .last()
                .map(Checkpoints.Stored::note)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No checkpoint has been signed yet"));
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        var asked = request.getRequestURI().substring(PATH.length());
        var address = ADDRESS.matcher(asked);
        if (!address.matches()) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "'" + asked + "' is no tile; expected is <level>/<number>[.p/<width>]");
        }
        long number = Long.parseLong(address.group(2).replace("x", "").replace("/", ""));
        int width = address.group(3) == null ? Tiles.WIDTH : Integer.parseInt(address.group(3));
        Optional<byte[]> found = address.group(1).equals("entries")
                ? tiles.bundle(number, width)
                : tiles.tile(Integer.parseInt(address.group(1)), number, width);
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(found.orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "The log has no tile " + asked + " under its last checkpoint")));
    }
}
