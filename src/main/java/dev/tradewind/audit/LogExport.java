package dev.tradewind.audit;

import dev.tradewind.audit.log.Export;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.stereotype.Component;

/** The log as one file that anybody can verify, for those outside this module. */
@Component
public class LogExport {
    private final Export export;

    LogExport(Export export) {
        this.export = export;
    }

    /**
     * Streams the log up to its last checkpoint; the stream stays the caller's.
     *
     * @throws IllegalStateException before the first checkpoint, at most a second after the first start
     */
    public void write(OutputStream out) throws IOException {
        export.write(out);
    }
}
