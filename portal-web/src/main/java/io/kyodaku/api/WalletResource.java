package io.kyodaku.api;

import io.kyodaku.identity.CreatorLinks;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.WireId;
import io.kyodaku.wallet.Wallets;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a creator that linked the generator has to spend. */
@Path("v1/wallets")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Generations")
public class WalletResource {

  private final Wallets wallets;
  private final CreatorLinks links;
  private final CurrentCaller caller;

  @Inject
  public WalletResource(Wallets wallets, CreatorLinks links, CurrentCaller caller) {
    this.wallets = wallets;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Path("{creatorId}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "wallet", summary = "Say what a creator has to spend")
  @APIResponse(
      responseCode = "200",
      description = "Balances and lots",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Wallet")))
  public WalletAnswer find(@PathParam("creatorId") @Parameter(description = "cre_…") String id) {
    UUID creator = WireId.CREATOR.parse(id).orElseThrow(() -> Problem.notFound().exception());
    if (links.find(creator, caller.key().ownerId()).isEmpty()) {
      throw Problem.notFound().exception();
    }
    return WalletAnswer.of(wallets.of(creator));
  }
}
