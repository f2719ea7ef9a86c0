/** Programs that act here with what their own issuer vouches for (OpenID Connect), for an hour at most; no shared secrets. */
@NullMarked
package dev.tradewind.identity.workload;

import org.jspecify.annotations.NullMarked;
