package io.kyodaku.api;

import io.kyodaku.security.ScopeFilter;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The portal's REST interface. */
@ApplicationPath("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Kyodaku",
            version = "1",
            description =
                "Generators ask here before they render and report after; rightsholders import"
                    + " their catalogue and export their contract; operators check the ledger."
                    + " Amounts are JSON numbers with up to six decimals, in credits or in major"
                    + " units of the currency beside them. Ids carry their type: auth_, asset_,"
                    + " ten_, cre_, con_, imp_, lot_, hook_, dlv_. What belongs to somebody else is"
                    + " not-found."),
    servers = @Server(url = "/"),
    components =
        @Components(
            securitySchemes =
                @SecurityScheme(
                    securitySchemeName = ApiApplication.KEY,
                    type = SecuritySchemeType.HTTP,
                    scheme = "bearer",
                    description = "An API key: Authorization: Bearer kyk_…")))
public class ApiApplication extends Application {

  /** The name of the security scheme in the description of this interface. */
  static final String KEY = "key";

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        QuoteResource.class,
        AuthorizationResource.class,
        WalletResource.class,
        GeneratorStatementResource.class,
        TrialBalanceResource.class,
        LedgerVerificationResource.class,
        ProofResource.class,
        DemoResource.class,
        ScreeningResource.class,
        CatalogResource.class,
        ImportResource.class,
        ContractResource.class,
        PluginResource.class,
        StripeWebhookResource.class,
        LogResource.class,
        ReceiptResource.class,
        WebhookEndpointResource.class,
        Json.class,
        JsonBodyReader.class,
        QuoteText.class,
        ProblemMapper.class,
        FrameworkRefusalMapper.class,
        FailureMapper.class,
        ScopeFilter.class);
  }

  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
