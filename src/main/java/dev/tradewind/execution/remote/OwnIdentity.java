package dev.tradewind.execution.remote;

import dev.tradewind.identity.spiffe.NoIdentity;
import dev.tradewind.identity.spiffe.OwnTls;
import dev.tradewind.identity.spiffe.Svids;
import java.util.function.Supplier;

/** Who we are to a target that asks for no stored secret, as it is at each request. */
@FunctionalInterface
public interface OwnIdentity {
    /** A JWT-SVID for the receiver. */
    String token(String audience) throws NoIdentity;

    default OwnTls tls() throws NoIdentity {
        throw new NoIdentity("no X.509-SVID of ours");
    }

    /** @param svids asked at the first use, since not every program has them */
    static OwnIdentity of(Supplier<Svids> svids) {
        return new OwnIdentity() {
            @Override
            public String token(String audience) throws NoIdentity {
                return svids.get().token(audience);
            }

            @Override
            public OwnTls tls() throws NoIdentity {
                return svids.get().tls();
            }
        };
    }
}
