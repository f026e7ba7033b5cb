package io.kyodaku.api;

import io.kyodaku.identity.KeyScope;
import io.kyodaku.plugin.PluginHost;
import io.kyodaku.plugin.PluginInfo;
import io.kyodaku.plugin.SettingsSchema;
import io.kyodaku.plugin.api.Capability;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.TenantId;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a rightsholder's contract may name, and how it is set. */
@Path("v1/plugins")
@RequiresScope(KeyScope.READ_CONTRACT)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Contracts")
public class PluginResource {

  private final PluginHost plugins;
  private final CurrentCaller caller;

  @Inject
  public PluginResource(PluginHost plugins, CurrentCaller caller) {
    this.plugins = plugins;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "plugins",
      summary = "The plugins that are available to the rightsholder, with their settings",
      description = "Titles are in the language that Accept-Language asks for where they are said.")
  @APIResponse(
      responseCode = "200",
      description = "What is built in first, then by name and version",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Plugins")))
  public Answer read(@Context HttpHeaders headers) {
    TenantId tenant = new TenantId(caller.key().ownerId());
    String language = headers.getAcceptableLanguages().getFirst().toLanguageTag();
    return new Answer(
        Stream.of(Capability.values())
            .flatMap(capability -> plugins.choices(tenant, capability).stream())
            .distinct()
            .map(plugin -> one(plugin, language))
            .toList());
  }

  private One one(PluginInfo plugin, String language) {
    return new One(
        plugin.hash(),
        plugin.pluginId(),
        plugin.version(),
        plugin.name(),
        plugin.offers().stream().sorted().map(Enum::name).toList(),
        SettingsSchema.of(plugin, plugins.settings(plugin.hash()).orElse(List.of()), language));
  }

  /** All of them. */
  @Schema(
      name = "Plugins",
      description = "Plugins that a contract may name",
      requiredProperties = "items",
      properties = @SchemaProperty(name = "items", description = "One for each version"))
  public record Answer(List<One> items) {}

  /** One of them. */
  @JsonbPropertyOrder({"hash", "id", "version", "name", "offers", "settings"})
  @Schema(
      name = "Plugin",
      description = "A version of a plugin",
      requiredProperties = {"hash", "id", "version", "name", "offers", "settings"},
      properties = {
        @SchemaProperty(
            name = "hash",
            description = "SHA-256 of its jar, which contracts name; another word where built in"),
        @SchemaProperty(name = "id", description = "The same for all versions"),
        @SchemaProperty(name = "version", description = "Its own"),
        @SchemaProperty(name = "name", description = "What people see"),
        @SchemaProperty(
            name = "offers",
            description = "USAGE_TERMS, PERIOD_TERMS, PAYOUT_SCHEDULE"),
        @SchemaProperty(
            name = "settings",
            type = SchemaType.OBJECT,
            description = "JSON Schema (2020-12) of its settings")
      })
  public record One(
      String hash,
      String id,
      String version,
      String name,
      List<String> offers,
      JsonObject settings) {}
}
