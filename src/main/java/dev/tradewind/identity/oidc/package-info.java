/** Sign-in at a company's own provider (OpenID Connect), with roles from its claims. */
@NullMarked
package dev.tradewind.identity.oidc;

import org.jspecify.annotations.NullMarked;
