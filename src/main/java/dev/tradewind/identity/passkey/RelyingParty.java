package dev.tradewind.identity.passkey;

import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** How this console asks for passkeys: always one that names its owner, and always with its owner verified. */
final class RelyingParty {
    private RelyingParty() {}

    static WebAuthnRelyingPartyOperations of(
            PasskeySettings settings, PublicKeyCredentialUserEntityRepository owners, UserCredentialRepository store) {
        var entity = PublicKeyCredentialRpEntity.builder()
                .id(settings.relyingParty())
                .name("Tradewind")
                .build();
        var party = new Webauthn4JRelyingPartyOperations(owners, store, entity, settings.origins());
        party.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return party;
    }
}
