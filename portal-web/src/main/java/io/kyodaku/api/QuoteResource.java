package io.kyodaku.api;

import io.kyodaku.generation.Quoting;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What would a usage cost, and would it be allowed? Mostly {@link QuoteFilter} has answered before.
 */
@Path("v1/quotes")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Generations")
public class QuoteResource {

  private final Quoting quoting;
  private final CurrentCaller caller;

  @Inject
  public QuoteResource(Quoting quoting, CurrentCaller caller) {
    this.quoting = quoting;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "quote",
      summary = "Say what a usage would cost and whether it is allowed, without any effect")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Usage")))
  @APIResponse(
      responseCode = "200",
      description = "The decision and the price",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Quote")))
  public QuoteAnswer quote(JsonBody body) {
    return answer(quoting.quote(Usages.read(body), caller.key().ownerId()));
  }

  static QuoteAnswer answer(Quoting.Outcome outcome) {
    return switch (outcome) {
      case Quoting.Outcome.Quoted quoted -> QuoteAnswer.of(quoted.quote());
      case Quoting.Outcome.NotLinked stranger -> throw Problem.notFound().exception();
    };
  }
}
