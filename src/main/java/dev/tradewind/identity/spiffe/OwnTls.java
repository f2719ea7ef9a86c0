package dev.tradewind.identity.spiffe;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What TLS needs of our X.509-SVID, in memory only. It stands for one certificate: a client that was made with it keeps
 * resuming sessions as who we were, so ask {@link #current} before each request and make another client where it is not.
 */
public final class OwnTls {
    private final Svids svids;
    private final X509Svid svid;

    OwnTls(Svids svids, X509Svid svid) {
        this.svids = svids;
        this.svid = svid;
    }

    /** Whether we still are who this says: neither renewed, nor taken away, nor at its end. */
    public boolean current() {
        return svids.own().filter(own -> own == svid).isPresent();
    }

    public KeyManager[] keys() {
        return new KeyManager[] {new OneKey(svid)};
    }

    /**
     * Takes a server for who it is, whatever its host is called: its certificate must be an X.509-SVID of this id. The
     * bundle is that of the moment of the handshake.
     *
     * @throws IllegalArgumentException when the text is no SPIFFE ID
     */
    public TrustManager[] trusting(String server) {
        return new TrustManager[] {new ServerTrust(SpiffeId.of(server), svids)};
    }

    /** Shows the one certificate that we have, also to a server that names none of its issuers. */
    private static final class OneKey extends X509ExtendedKeyManager {
        private static final String ALIAS = "svid";
        private final X509Svid svid;

        OneKey(X509Svid svid) {
            this.svid = svid;
        }

        private @Nullable String alias(String[] kinds) {
            return Arrays.asList(kinds).contains(svid.key().getAlgorithm()) ? ALIAS : null;
        }

        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] kinds, Principal @Nullable [] issuers, SSLEngine engine) {
            return alias(kinds);
        }

        @Override
        public @Nullable String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, Socket socket) {
            return alias(kinds);
        }

        @Override
        public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
            return alias(new String[] {kind}) == null ? null : new String[] {ALIAS};
        }

        @Override
        public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String kind, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return svid.chain().toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return svid.key();
        }
    }
}
