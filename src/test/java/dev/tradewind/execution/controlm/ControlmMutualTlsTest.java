package dev.tradewind.execution.controlm;

import dev.tradewind.execution.MutualTlsContract;
import dev.tradewind.execution.TestTarget;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetSettings;
import java.time.Clock;
import javax.net.ssl.SSLContext;

class ControlmMutualTlsTest extends MutualTlsContract {
    @Override
    protected TargetSettings.Kind kind() {
        return TargetSettings.Kind.CONTROLM;
    }

    @Override
    protected TestTarget target(SSLContext tls) {
        return new ControlmServer(tls);
    }

    @Override
    protected Executor executor(TargetSettings settings, OwnIdentity identity) {
        return new ControlmExecutor("target", settings, identity, Clock.systemUTC());
    }
}
