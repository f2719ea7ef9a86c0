package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import org.springframework.stereotype.Component;

@Component
class KubernetesTargets implements TargetKind {
    @Override
    public TargetSettings.Kind kind() {
        return TargetSettings.Kind.KUBERNETES;
    }

    @Override
    public Executor executor(String name, TargetSettings settings) {
        return new KubernetesExecutor(name, settings);
    }
}
