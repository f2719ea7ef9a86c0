package dev.tradewind.identity.oidc;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;

/** Asks the provider for its addresses and keys at the first sign-in: a provider that is down does not keep the console down. */
public final class Provider implements ClientRegistrationRepository {
    /** As it stands in the addresses {@code /oauth2/authorization/ID} and {@code /login/oauth2/code/ID}. */
    public static final String ID = "oidc";

    private final OidcSettings settings;
    private volatile @Nullable ClientRegistration known;

    public Provider(OidcSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        var registration = known;
        if (registration == null) {
            registration = ClientRegistrations.fromIssuerLocation(settings.issuer())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret())
                    .scope(settings.scopes())
                    .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                    .userNameAttributeName("sub")
                    .build();
            known = registration;
        }
        return registration;
    }
}
