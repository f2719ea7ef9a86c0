package dev.tradewind.execution.nomad;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import org.springframework.stereotype.Component;

@Component
class NomadTargets implements TargetKind {
    @Override
    public TargetSettings.Kind kind() {
        return TargetSettings.Kind.NOMAD;
    }

    @Override
    public Executor executor(String name, TargetSettings settings) {
        return new NomadExecutor(name, settings);
    }
}
