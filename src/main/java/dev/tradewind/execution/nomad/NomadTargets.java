package dev.tradewind.execution.nomad;

import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.Svids;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

@Component
class NomadTargets implements TargetKind {
    private final ObjectProvider<Svids> svids;
    private final Clock clock;

    NomadTargets(ObjectProvider<Svids> svids, Clock clock) {
        this.svids = svids;
        this.clock = clock;
    }

    @Override
    public TargetSettings.Kind kind() {
        return TargetSettings.Kind.NOMAD;
    }

    @Override
    public Executor executor(String name, TargetSettings settings) {
        return new NomadExecutor(name, settings, OwnIdentity.of(svids::getObject), clock);
    }
}
