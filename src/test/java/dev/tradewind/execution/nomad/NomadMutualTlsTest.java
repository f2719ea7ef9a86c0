package dev.tradewind.execution.nomad;

import dev.tradewind.execution.MutualTlsContract;
import dev.tradewind.execution.TestTarget;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetSettings;
import java.time.Clock;
import javax.net.ssl.SSLContext;

class NomadMutualTlsTest extends MutualTlsContract {
    @Override
    protected TargetSettings.Kind kind() {
        return TargetSettings.Kind.NOMAD;
    }

    @Override
    protected TestTarget target(SSLContext tls) {
        return new NomadServer(tls);
    }

    @Override
    protected Executor executor(TargetSettings settings, OwnIdentity identity) {
        return new NomadExecutor("target", settings, identity, Clock.systemUTC());
    }
}
