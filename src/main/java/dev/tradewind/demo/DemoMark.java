package dev.tradewind.demo;

import dev.tradewind.ui.Status;
import dev.tradewind.ui.StatusMarks;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Says in the status bar how far the demo company is, until it is all there. */
@Component
@ConditionalOnProperty("tradewind.demo")
final class DemoMark implements StatusMarks {
    private final Demo demo;

    DemoMark(Demo demo) {
        this.demo = demo;
    }

    @Override
    public List<Mark> marks() {
        var now = demo.status();
        return switch (now.stage()) {
            case LOADING -> List.of(new Mark(Status.RUNNING, now.words(), "data", Side.LEFT));
            case FAILED -> List.of(new Mark(Status.FAILED, now.words(), "data", Side.LEFT));
            case LOADED -> List.of();
        };
    }
}
