package dev.tradewind.workload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes at a site that a workload reads or writes: data gravity. Gigabytes are 10^9 bytes.
 *
 * @param siteId where the bytes are
 * @param gigabytesRead per run (BATCH) or per month (SERVICE)
 * @param gigabytesWritten per run (BATCH) or per month (SERVICE)
 * @param sizeGigabytes what a one-off move would carry
 * @param replicas further sites that hold a full copy (REPLICATED only)
 * @param copy how it is brought to where its workload goes (MOVABLE), or to where a full copy of it is wanted (REPLICATED);
 *     null: it is read from where it is, and people make its copies
 */
public record DataSet(
        String name,
        String siteId,
        BigDecimal gigabytesRead,
        BigDecimal gigabytesWritten,
        BigDecimal sizeGigabytes,
        DataSetMode mode,
        List<String> replicas,
        @Nullable DataCopy copy) {
    public DataSet {
        replicas = List.copyOf(replicas);
        if (gigabytesRead.signum() < 0 || gigabytesWritten.signum() < 0 || sizeGigabytes.signum() < 0) {
            throw new IllegalArgumentException("data set " + name + " has a negative size");
        }
        if (copy != null && mode == DataSetMode.FIXED) {
            throw new IllegalArgumentException("data set " + name + " is " + mode
                    + " and states how it is copied. Maybe it is MOVABLE or REPLICATED?");
        }
    }

    /** Of one that is not copied. */
    public DataSet(
            String name,
            String siteId,
            BigDecimal gigabytesRead,
            BigDecimal gigabytesWritten,
            BigDecimal sizeGigabytes,
            DataSetMode mode,
            List<String> replicas) {
        this(name, siteId, gigabytesRead, gigabytesWritten, sizeGigabytes, mode, replicas, null);
    }

    /** The same at another site. */
    public DataSet at(String newSite) {
        return new DataSet(name, newSite, gigabytesRead, gigabytesWritten, sizeGigabytes, mode, replicas, copy);
    }

    /** The same with or without a full copy at a site. */
    public DataSet copied(String site, boolean there) {
        if (replicas.contains(site) == there) {
            return this;
        }
        var sites = new ArrayList<>(replicas);
        if (there) {
            sites.add(site);
        } else {
            sites.remove(site);
        }
        return new DataSet(name, siteId, gigabytesRead, gigabytesWritten, sizeGigabytes, mode, sites, copy);
    }
}
