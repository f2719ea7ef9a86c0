package dev.tradewind.connector.series;

import dev.tradewind.connector.bill.LakeStaging;
import dev.tradewind.lake.Lake;
import dev.tradewind.signal.SignalBulk;
import dev.tradewind.signal.SignalPoint;
import java.util.UUID;

/** Points of a large file on their way into the lake. */
final class BulkStaging extends LakeStaging<SignalPoint> {
    private final SignalBulk bulk;
    private final SignalBulk.Sorting sorting;
    private final UUID importId;

    BulkStaging(Lake lake, SignalBulk bulk, UUID importId) {
        super(lake, bulk.table(), importId, bulk.writing(importId));
        this.bulk = bulk;
        this.importId = importId;
        this.sorting = bulk.sorting();
    }

    /** Whether it took the point; one that somebody may have spoken of already is not for the lake. */
    boolean takes(SignalPoint point) {
        boolean fresh = sorting.toLake(point);
        if (fresh) {
            accept(point);
        }
        return fresh;
    }

    @Override
    public void commit() {
        bulk.commit(importId, files(), sorting);
    }
}
