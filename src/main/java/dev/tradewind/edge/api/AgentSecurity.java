package dev.tradewind.edge.api;

import dev.tradewind.edge.centre.Enrolments;
import dev.tradewind.edge.centre.SpiffeAgents;
import dev.tradewind.http.ProblemWriter;
import dev.tradewind.identity.spiffe.Bearers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** The doors of agents: their own credentials, before the API's chain for people. */
@Configuration(proxyBeanMethods = false)
class AgentSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain edgeLinkChain(HttpSecurity http, Enrolments enrolments, SpiffeAgents spiffe, Bearers bearers)
            throws Exception {
        return http.securityMatcher("/api/v1/edge-link/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, missing) -> ProblemWriter.write(
                                request,
                                response,
                                HttpStatus.UNAUTHORIZED,
                                "unauthenticated",
                                "no valid credential. The agent renews it with its key; one with a SPIFFE ID needs a site,"
                                        + " which administrators give it on the Edge page."))
                        .accessDeniedHandler((request, response, denied) -> ProblemWriter.write(
                                request, response, HttpStatus.FORBIDDEN, "forbidden", "only an agent may do this")))
                .addFilterBefore(
                        new AgentFilter(enrolments, spiffe, bearers), UsernamePasswordAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/api/v1/edge-link/enrolments", "/api/v1/edge-link/credentials")
                        .permitAll()
                        .anyRequest()
                        .hasRole("EDGE_AGENT"))
                .build();
    }
}
