package dev.tradewind.identity.passkey;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.IdentitySettings;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The passkeys of people. Each was made and is used with its owner verified by the device (PIN, finger, face): what one has
 * and what one knows or is, so that it counts as two factors.
 */
@Component
@Transactional
public class Passkeys {
    private static final int MOST = 10;
    private static final int LONGEST_LABEL = 100;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private final PasskeyStore store;
    private final @Nullable WebAuthnRelyingPartyOperations party;
    private final AuditTrail audit;

    Passkeys(JdbcClient jdbc, People people, IdentitySettings settings, AuditTrail audit, Clock clock) {
        this.store = new PasskeyStore(jdbc, clock);
        this.party = settings.passkeys() == null
                ? null
                : RelyingParty.of(settings.passkeys(), new PasskeyOwners(people), store);
        this.audit = audit;
    }

    /** Whether this installation takes passkeys. */
    public boolean on() {
        return party != null;
    }

    /** @throws IllegalStateException when there are none here */
    public WebAuthnRelyingPartyOperations party() {
        if (party == null) {
            throw new IllegalStateException("tradewind.identity.passkeys is not set");
        }
        return party;
    }

    @Transactional(readOnly = true)
    public List<Passkey> of(UUID person) {
        return store.of(person);
    }

    /** Whether this person can sign in with one. */
    @Transactional(readOnly = true)
    public boolean any(UUID person) {
        return on() && !of(person).isEmpty();
    }

    /** Whether a passkey is still this person's. */
    @Transactional(readOnly = true)
    public boolean holds(UUID person, String id) {
        return of(person).stream().anyMatch(key -> key.id().equals(id));
    }

    /** What the browser has to be asked for; good for one {@link #add}. */
    public PublicKeyCredentialCreationOptions begin(Person me) {
        if (of(me.id()).size() >= MOST) {
            throw new IllegalArgumentException("you have " + MOST + " passkeys. Remove one first.");
        }
        return party().createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(me.name(), null, List.of())));
    }

    /** For {@code PublicKeyCredential.parseCreationOptionsFromJSON}. */
    public static String json(PublicKeyCredentialCreationOptions options) {
        return JSON.writeValueAsString(options);
    }

    /**
     * @param answer the browser's {@code PublicKeyCredential} as JSON
     * @throws IllegalArgumentException when it is none, or does not answer what was asked for
     */
    public void add(Person me, PublicKeyCredentialCreationOptions asked, String answer, String label) {
        var name = label.isBlank() ? "Passkey" : label.strip();
        if (name.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("a label has " + LONGEST_LABEL + " characters at most.");
        }
        if (!asked.getUser().getId().equals(PasskeyOwners.handle(me.id()))) {
            throw new IllegalArgumentException("this passkey was asked for by somebody else.");
        }
        var id = register(party(), asked, answer, name).getCredentialId().toBase64UrlString();
        audit.record(Change.of("passkey.added", "passkey", me.id().toString(), Map.of("passkey", id, "label", name)));
    }

    /** @throws IllegalArgumentException when the answer is none, or not to what was asked */
    static CredentialRecord register(
            WebAuthnRelyingPartyOperations party,
            PublicKeyCredentialCreationOptions asked,
            String answer,
            String label) {
        try {
            var credential = JSON.readValue(
                    answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            return party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked, new RelyingPartyPublicKey(whole(credential), label)));
        } catch (JacksonException | com.webauthn4j.util.exception.WebAuthnException refused) {
            throw new IllegalArgumentException("the device's answer was not accepted.", refused);
        }
    }

    /**
     * What the library takes for granted: every part was sent, and every transport is one that it has a name for. Others count
     * for nothing, as WebAuthn wants it; devices may have new ones.
     */
    private static PublicKeyCredential<AuthenticatorAttestationResponse> whole(
            @Nullable PublicKeyCredential<AuthenticatorAttestationResponse> credential) {
        if (credential == null || credential.getRawId() == null || credential.getResponse() == null) {
            throw new IllegalArgumentException("the device's answer is not whole.");
        }
        var response = credential.getResponse();
        if (response.getAttestationObject() == null || response.getClientDataJSON() == null) {
            throw new IllegalArgumentException("the device's answer is not whole.");
        }
        var transports = response.getTransports();
        if (transports == null || transports.stream().noneMatch(Objects::isNull)) {
            return credential;
        }
        var known = PublicKeyCredential.<AuthenticatorAttestationResponse>builder();
        known.id(credential.getId());
        known.rawId(credential.getRawId());
        known.type(credential.getType());
        known.authenticatorAttachment(credential.getAuthenticatorAttachment());
        known.clientExtensionResults(credential.getClientExtensionResults());
        known.response(AuthenticatorAttestationResponse.builder()
                .attestationObject(response.getAttestationObject())
                .clientDataJSON(response.getClientDataJSON())
                .transports(transports.stream().filter(Objects::nonNull).toList())
                .build());
        return known.build();
    }

    /** Sign-ins with it end at once, and so do the sessions that it opened. */
    public void remove(UUID person, String id) {
        of(person).stream().filter(key -> key.id().equals(id)).forEach(key -> remove(person, key, null));
    }

    /** For a person whose devices are lost. */
    public void removeAll(UUID person, String reason) {
        of(person).forEach(key -> remove(person, key, reason.strip()));
    }

    private void remove(UUID person, Passkey key, @Nullable String reason) {
        store.delete(Bytes.fromBase64(key.id()));
        audit.record(Change.of(
                        "passkey.removed",
                        "passkey",
                        person.toString(),
                        Map.of("passkey", key.id(), "label", key.label()),
                        null)
                .because(reason));
    }

    /**
     * Holds an answer of a device against what was asked.
     *
     * @return whose passkey it is
     * @throws RuntimeException when it is not one, or is not accepted
     */
    public UUID verify(RelyingPartyAuthenticationRequest request) {
        return PasskeyOwners.person(party().authenticate(request).getId()).orElseThrow();
    }
}
