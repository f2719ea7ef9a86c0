package dev.tradewind.identity;

import dev.tradewind.identity.passkey.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;

/**
 * A passkey instead of name, password and code; the account behind it is held to the same rules. No bean: a second provider
 * beside the one for passwords would switch off the form.
 */
record PasskeySignIn(Passkeys passkeys, SignInDirectory directory) implements AuthenticationManager {

    @Override
    public Authentication authenticate(@Nullable Authentication given) throws AuthenticationException {
        if (!(given instanceof WebAuthnAuthenticationRequestToken token)) {
            throw new BadCredentialsException("no passkey");
        }
        var request = token.getWebAuthnRequest();
        SignedIn principal;
        try {
            var person = passkeys.verify(request);
            principal = directory
                    .byPasskey(person, request.getPublicKey().getRawId().toBase64UrlString())
                    .orElseThrow();
        } catch (RuntimeException refused) {
            throw new BadCredentialsException("The passkey was not accepted", refused);
        }
        new AccountStatusUserDetailsChecker().check(principal);
        return UsernamePasswordAuthenticationToken.authenticated(principal, null, principal.getAuthorities());
    }
}
