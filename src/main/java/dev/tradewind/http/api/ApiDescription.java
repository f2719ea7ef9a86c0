package dev.tradewind.http.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code /api/openapi.json} says beyond the signatures: who may call, how errors look, how posts repeat. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Tradewind")
                        .version("1")
                        .description(
                                "Where data and power cost you, and the moves that change it. Instants are UTC, ranges"
                                        + " half-open, amounts decimal strings with their currency."))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("made on the Account page, or by an administrator")));
    }

    @Bean
    OpenApiCustomizer everyOperation() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().forEach((path, item) -> {
                item.readOperations().forEach(ApiDescription::errors);
                if (item.getPost() != null) {
                    item.getPost().addParametersItem(idempotencyKey());
                }
            });
        };
    }

    private static void errors(Operation operation) {
        var responses = operation.getResponses();
        error(operation, "400", "a parameter, header or body cannot be used");
        error(operation, "401", "no valid token");
        error(operation, "403", "the roles of the token's person do not allow it");
        error(operation, "500", "our fault; the log has it under errorId");
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            error(operation, "404", "there is none of that id");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
            error(operation, "412", "it has changed since the version in If-Match");
            error(operation, "409", "its state does not allow this");
        }
        operation.setResponses(responses);
    }

    private static void error(Operation operation, String status, String description) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM)))));
    }

    private static Schema<?> problem() {
        return typed("object")
                .description("RFC 9457; type is one of the slugs of docs/api.md")
                .addProperty("type", typed("string").format("uri-reference"))
                .addProperty("title", typed("string"))
                .addProperty("status", typed("integer"))
                .addProperty("detail", typed("string"))
                .addProperty("instance", typed("string").format("uri-reference"))
                .addProperty("errorId", typed("string").format("uuid"))
                .required(List.of("type", "status", "errorId"));
    }

    private static Schema<Object> typed(String type) {
        var schema = new Schema<Object>();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }

    private static HeaderParameter idempotencyKey() {
        var parameter = new HeaderParameter();
        parameter
                .name("Idempotency-Key")
                .description(
                        "1 to 255 visible ASCII characters; the same key and request within 24 hours give the first"
                                + " answer again, another request with it is refused with 422")
                .required(false)
                .schema(typed("string"));
        return parameter;
    }
}
