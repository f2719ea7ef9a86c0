/** Passkeys (WebAuthn): keys on a person's devices that sign in instead of password and code. */
@NullMarked
package dev.tradewind.identity.passkey;

import org.jspecify.annotations.NullMarked;
