package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a MOVABLE data set is copied to where its workload goes, or a REPLICATED one to where a plan wants a copy: objects of one
 * store to another, or a command. Part of what an approval binds to.
 *
 * @param objects how their names begin in the source's store; null where a command copies
 * @param command started on the console's machine; empty where objects are copied
 * @param megabytesPerSecond at most, 10^6 bytes; null for no limit
 * @param mostUsd that the bytes which leave the source may cost; null for what the size that is stated costs
 */
public record DataCopy(
        @Nullable String objects,
        List<String> command,
        @Nullable BigDecimal megabytesPerSecond,
        @Nullable BigDecimal mostUsd) {

    public DataCopy {
        command = List.copyOf(command);
        if ((objects == null) == command.isEmpty()) {
            throw new IllegalArgumentException("copy names %s; expected either objects or a command"
                    .formatted(objects == null ? "neither objects nor a command" : "objects and a command"));
        }
        if (megabytesPerSecond != null && megabytesPerSecond.signum() <= 0) {
            throw new IllegalArgumentException(
                    "copy.megabytesPerSecond is " + megabytesPerSecond + "; expected above 0, or none for no limit");
        }
        if (mostUsd != null && mostUsd.signum() < 0) {
            throw new IllegalArgumentException("copy.mostUsd is " + mostUsd + "; expected 0 or more");
        }
    }
}
