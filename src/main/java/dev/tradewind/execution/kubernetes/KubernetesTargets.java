package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.Svids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class KubernetesTargets implements TargetKind {
    private final ObjectProvider<Svids> svids;

    KubernetesTargets(ObjectProvider<Svids> svids) {
        this.svids = svids;
    }

    @Override
    public TargetSettings.Kind kind() {
        return TargetSettings.Kind.KUBERNETES;
    }

    @Override
    public Executor executor(String name, TargetSettings settings) {
        return new KubernetesExecutor(name, settings, OwnIdentity.of(svids::getObject));
    }
}
