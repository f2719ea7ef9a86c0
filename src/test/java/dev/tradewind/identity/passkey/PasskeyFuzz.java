package dev.tradewind.identity.passkey;

import dev.tradewind.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.MapPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.MapUserCredentialRepository;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;

/** What a browser answers when a passkey is to be added: JSON, with CBOR in it. */
public final class PasskeyFuzz implements FuzzTarget {
    private static final String ORIGIN = "https://console.example.org";

    private final WebAuthnRelyingPartyOperations party;
    private final PublicKeyCredentialCreationOptions asked;
    private final MapUserCredentialRepository store = new MapUserCredentialRepository();

    public PasskeyFuzz() {
        var owners = new MapPublicKeyCredentialUserEntityRepository();
        owners.save(ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(new byte[16]))
                .name("vera")
                .displayName("Vera")
                .build());
        party = RelyingParty.of(new PasskeySettings("example.org", Set.of(ORIGIN)), owners, store);
        asked = party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                org.springframework.security.authentication.UsernamePasswordAuthenticationToken.authenticated(
                        "vera", null, List.of())));
    }

    @Override
    public void read(byte[] input) {
        try {
            var added = Passkeys.register(party, asked, new String(input, StandardCharsets.UTF_8), "fuzz");
            store.delete(added.getCredentialId());
        } catch (IllegalArgumentException refused) {
            // who adds it is told so
        }
    }

    @Override
    public List<byte[]> seeds() throws GeneralSecurityException {
        var device = new DeviceForTests("example.org", ORIGIN);
        return List.of(device.create(asked.getChallenge().getBytes()).getBytes(StandardCharsets.UTF_8));
    }
}
