package dev.tradewind.execution.spi;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An orchestrator that we hand work to, as {@code tradewind.execution.targets.<name>}.
 *
 * @param url of its API
 * @param namespace on Kubernetes and Nomad; the server's name on Control-M
 * @param sites that it serves
 * @param token a reference such as {@code ${env:X}}; null without
 * @param tokenFile read anew for each request, so that a short-lived token may be renewed in place
 * @param caFile of the certificate that signed its own, PEM; null for the machine's trusted ones
 * @param queue of Kueue that its jobs wait in; null without
 * @param user and its password, for Control-M, where there is no token
 * @param zone of the times that Control-M tells, which name none
 * @param spiffeAudience as the target names itself. Each request to Kubernetes then carries a JWT-SVID of ours instead of a
 *     stored token; Nomad gives a token of its own for one
 * @param authMethod of Nomad's that takes the JWT-SVID
 * @param spiffeMtls whether we show our X.509-SVID on each connection
 * @param spiffeServer SPIFFE ID that the target must show; null: its certificate is checked as without SPIFFE
 */
public record TargetSettings(
        Kind kind,
        String url,
        @DefaultValue("default") String namespace,
        List<ServedSite> sites,
        @Nullable String token,
        @Nullable Path tokenFile,
        @Nullable Path caFile,
        @Nullable String queue,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue("10s") Duration timeout,
        @Nullable String spiffeAudience,
        @Nullable String authMethod,
        @DefaultValue("false") boolean spiffeMtls,
        @Nullable String spiffeServer) {

    public enum Kind {
        KUBERNETES,
        NOMAD,
        CONTROLM
    }

    /**
     * @param id of the catalog
     * @param nodes label of the nodes that stand there, as {@code topology.kubernetes.io/region=us-east-1}; null for all
     * @param spotNodes label of those that may be taken back, as {@code karpenter.sh/capacity-type=spot}; null where none is
     *     to be asked for
     * @param spotTaint of those, as {@code spot=true:NoSchedule}, which a run that is planned there tolerates; null where
     *     they have none
     */
    public record ServedSite(
            String id,
            @Nullable String nodes,
            @Nullable String spotNodes,
            @Nullable String spotTaint) {
        @ConstructorBinding
        public ServedSite {
            if (spotNodes != null && spotNodes.indexOf('=') < 1) {
                throw new IllegalArgumentException(
                        "spot-nodes of site " + id + " is '" + spotNodes + "'; expected LABEL=VALUE");
            }
            if (spotTaint != null && !spotTaint.matches("[^=:]+=[^=:]*:(NoSchedule|PreferNoSchedule|NoExecute)")) {
                throw new IllegalArgumentException("spot-taint of site " + id + " is '" + spotTaint
                        + "'; expected KEY=VALUE:EFFECT, as in spot=true:NoSchedule");
            }
        }

        /** Nothing of whose is taken back. */
        public ServedSite(String id, @Nullable String nodes) {
            this(id, nodes, null, null);
        }
    }

    @ConstructorBinding
    public TargetSettings {
        if (spiffeAudience != null && (token != null || tokenFile != null || kind == Kind.CONTROLM)) {
            throw new IllegalArgumentException(
                    "the target " + url + " of kind " + kind
                            + " has a spiffe-audience. That is for Kubernetes and Nomad, and in place of token and token-file.");
        }
        if ((authMethod != null) != (spiffeAudience != null && kind == Kind.NOMAD)) {
            throw new IllegalArgumentException("the target " + url + " of kind " + kind + " has the auth-method "
                    + authMethod + ". Nomad needs one beside spiffe-audience, nothing else takes one.");
        }
        if (spiffeMtls && !url.startsWith("https:")) {
            throw new IllegalArgumentException(
                    "the target " + url + " has spiffe-mtls, which needs an address with https.");
        }
        if (spiffeServer != null && !(spiffeMtls && caFile == null && spiffeServer.startsWith("spiffe://"))) {
            throw new IllegalArgumentException("the target " + url + " has the spiffe-server " + spiffeServer
                    + ". It must be a SPIFFE ID, beside spiffe-mtls: true and in place of ca-file.");
        }
        sites = sites == null ? List.of() : List.copyOf(sites);
    }

    /** One that is called with what is stored. */
    public TargetSettings(
            Kind kind,
            String url,
            String namespace,
            List<ServedSite> sites,
            @Nullable String token,
            @Nullable Path tokenFile,
            @Nullable Path caFile,
            @Nullable String queue,
            @Nullable String user,
            @Nullable String password,
            ZoneId zone,
            Duration timeout) {
        this(
                kind, url, namespace, sites, token, tokenFile, caFile, queue, user, password, zone, timeout, null, null,
                false, null);
    }

    public boolean serves(String site) {
        return sites.stream().anyMatch(served -> served.id().equals(site));
    }

    public Optional<ServedSite> served(String site) {
        return sites.stream().filter(served -> served.id().equals(site)).findFirst();
    }

    public Optional<String> nodesOf(String site) {
        return sites.stream()
                .filter(served -> served.id().equals(site))
                .map(ServedSite::nodes)
                .filter(nodes -> nodes != null && nodes.contains("="))
                .findFirst();
    }
}
