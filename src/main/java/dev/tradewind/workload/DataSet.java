package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.List;

/**
 * Bytes at a site that a workload reads or writes: data gravity. Gigabytes are 10^9 bytes.
 *
 * @param siteId where the bytes are
 * @param gigabytesRead per run (BATCH) or per month (SERVICE)
 * @param gigabytesWritten per run (BATCH) or per month (SERVICE)
 * @param sizeGigabytes what a one-off move would carry
 * @param replicas further sites that hold a full copy (REPLICATED only)
 */
public record DataSet(
        String name,
        String siteId,
        BigDecimal gigabytesRead,
        BigDecimal gigabytesWritten,
        BigDecimal sizeGigabytes,
        DataSetMode mode,
        List<String> replicas) {
    public DataSet {
        replicas = List.copyOf(replicas);
        if (gigabytesRead.signum() < 0 || gigabytesWritten.signum() < 0 || sizeGigabytes.signum() < 0) {
            throw new IllegalArgumentException("data set " + name + " has a negative size");
        }
    }
}
