package dev.tradewind.execution.controlm;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

@Component
class ControlmTargets implements TargetKind {
    private final Clock clock;

    ControlmTargets(Clock clock) {
        this.clock = clock;
    }

    @Override
    public TargetSettings.Kind kind() {
        return TargetSettings.Kind.CONTROLM;
    }

    @Override
    public Executor executor(String name, TargetSettings settings) {
        return new ControlmExecutor(name, settings, clock);
    }
}
