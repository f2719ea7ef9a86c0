package dev.tradewind.backup.api;

import dev.tradewind.backup.Backup;
import dev.tradewind.ui.Access;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * A backup of the running console, as one file. Never with the log's signing key: that is handed out only on the machine
 * itself, to whoever may read the data directory.
 */
@RestController
@RequestMapping("/api/v1/backups")
@RolesAllowed(Access.ADMIN)
class BackupEndpoints {
    private final Backup backup;

    BackupEndpoints(Backup backup) {
        this.backup = backup;
    }

    /** Written straight to the response: the directory may be larger than memory. */
    @PostMapping
    void make(HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"tradewind-backup.zip\"");
        try {
            backup.write(response.getOutputStream(), false);
        } catch (IllegalStateException otherDatabase) {
            response.reset();
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, String.valueOf(otherDatabase.getMessage()), otherDatabase);
        }
    }
}
