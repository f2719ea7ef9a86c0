package dev.tradewind.identity.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * A company's provider: Spring Authorization Server in a context of its own, over real HTTP. Nora is in the groups that the
 * console maps, Olaf in none, Petra in one whose role needs a second factor, which only Quentin's sign-in says it had. No configuration by
 * annotation: the console's own scan must not find it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@EnableWebSecurity
public class ProviderForTests {
    public static final String PASSWORD = "provider-larkspur";
    public static final String SECRET = "the-clients-secret";

    /**
     * The cookie has a name of its own, because cookies know no ports. To be started after the console: whoever starts later
     * sets for the whole process where the current authentication is kept, and the earlier one would not find its own.
     */
    public static ConfigurableApplicationContext start(int port) {
        return new SpringApplicationBuilder(ProviderForTests.class)
                .properties(
                        "spring.config.name=provider-for-tests",
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "server.servlet.session.cookie.name=PROVIDER",
                        "spring.jmx.enabled=false")
                .run();
    }

    public static void knows(ConfigurableApplicationContext provider, int consolePort) {
        provider.getBean(InMemoryRegisteredClientRepository.class)
                .save(client("http://127.0.0.1:" + consolePort + "/login/oauth2/code/oidc"));
    }

    private static RegisteredClient client(String redirect) {
        return RegisteredClient.withId(
                        UUID.nameUUIDFromBytes(redirect.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString())
                .clientId("tradewind" + (redirect.contains("unused") ? "-unused" : ""))
                .clientSecret("{noop}" + (redirect.contains("unused") ? "unused" : SECRET))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirect)
                .scope("openid")
                .scope("profile")
                .scope("email")
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        return http.oauth2AuthorizationServer(server -> {
                    http.securityMatcher(server.getEndpointsMatcher());
                    server.oidc(Customizer.withDefaults());
                })
                .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .formLogin(Customizer.withDefaults())
                .build();
    }

    @Bean
    UserDetailsService people() {
        return new InMemoryUserDetailsManager(List.of("nora", "olaf", "petra", "quentin").stream()
                .map(name -> User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("PERSON")
                        .build())
                .toList());
    }

    @Bean
    InMemoryRegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(client("http://127.0.0.1:1/unused"));
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            if (!context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                return;
            }
            var name = context.getPrincipal().getName();
            context.getClaims()
                    .claim("name", "The provider's " + name)
                    .claim("email", name + "@example.org")
                    .claim("email_verified", true)
                    .claim("preferred_username", name)
                    .claim(
                            "groups",
                            switch (name) {
                                case "nora" -> List.of("tradewind-analysts", "others");
                                case "petra", "quentin" -> List.of("tradewind-approvers");
                                default -> List.of("others");
                            });
            if (name.equals("quentin")) {
                context.getClaims().claim("amr", List.of("pwd", "otp"));
            }
        };
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                .privateKey((RSAPrivateKey) pair.getPrivate())
                .keyID("k1")
                .build()));
    }
}
