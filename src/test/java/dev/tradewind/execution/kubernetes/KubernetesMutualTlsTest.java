package dev.tradewind.execution.kubernetes;

import dev.tradewind.execution.MutualTlsContract;
import dev.tradewind.execution.TestTarget;
import dev.tradewind.execution.remote.OwnIdentity;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.TargetSettings;
import javax.net.ssl.SSLContext;

class KubernetesMutualTlsTest extends MutualTlsContract {
    @Override
    protected TargetSettings.Kind kind() {
        return TargetSettings.Kind.KUBERNETES;
    }

    @Override
    protected TestTarget target(SSLContext tls) {
        return new KubernetesApiServer(tls);
    }

    @Override
    protected Executor executor(TargetSettings settings, OwnIdentity identity) {
        return new KubernetesExecutor("target", settings, identity);
    }
}
