package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.audit.log.WholeLog;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Locality;
import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says in the status bar of every page whether the log is whole. */
@Component
final class LogMark implements StatusMarks {
    private final WholeLog wholeLog;

    LogMark(WholeLog wholeLog) {
        this.wholeLog = wholeLog;
    }

    @Override
    public List<Mark> marks() {
        var mark = wholeLog.last()
                .map(v -> v.whole()
                        ? new Mark(
                                Status.DONE,
                                tr(
                                        "Log verified to entry {0} · {1}",
                                        Formats.number(v.size()),
                                        Formats.instant(
                                                v.at(), Locality.current().zone())),
                                "audit",
                                Side.RIGHT)
                        : new Mark(Status.FAILED, tr("The audit log is not whole"), "audit", Side.RIGHT))
                .orElse(new Mark(Status.WAITING, tr("Log not verified yet"), "audit", Side.RIGHT));
        return List.of(mark);
    }
}
