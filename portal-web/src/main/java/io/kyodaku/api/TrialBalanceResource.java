package io.kyodaku.api;

import io.kyodaku.identity.KeyScope;
import io.kyodaku.ledger.TrialBalance;
import io.kyodaku.security.RequiresScope;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Do the books balance? */
@Path("v1/ledger/trial-balance")
@RequiresScope(KeyScope.READ_LEDGER)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Ledger")
public class TrialBalanceResource {

  private static final int DECIMALS = 6;

  private final TrialBalance trialBalance;

  @Inject
  public TrialBalanceResource(TrialBalance trialBalance) {
    this.trialBalance = trialBalance;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "trialBalance",
      summary = "Add up every transfer, and hold every stored balance against that")
  @APIResponse(
      responseCode = "200",
      description = "One line for each ledger",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "TrialBalance")))
  public Answer read() {
    return new Answer(trialBalance.lines().stream().map(Line::of).toList());
  }

  /** All ledgers. */
  @Schema(
      name = "TrialBalance",
      description = "All ledgers",
      requiredProperties = "ledgers",
      properties = @SchemaProperty(name = "ledgers", description = "CREDIT and each currency"))
  public record Answer(List<Line> ledgers) {}

  /** One ledger. */
  @JsonbPropertyOrder({"ledger", "debits", "credits", "balanced"})
  @Schema(
      name = "LedgerBalance",
      description = "One ledger",
      requiredProperties = {"ledger", "debits", "credits", "balanced"},
      properties = {
        @SchemaProperty(name = "ledger", description = "A currency code, or CREDIT"),
        @SchemaProperty(name = "debits", description = "The sum of all net debit balances"),
        @SchemaProperty(name = "credits", description = "The sum of all net credit balances"),
        @SchemaProperty(
            name = "balanced",
            description =
                "They are equal, and every stored balance, wallet and lot is what its transfers"
                    + " say")
      })
  public record Line(String ledger, BigDecimal debits, BigDecimal credits, boolean balanced) {

    static Line of(TrialBalance.Line line) {
      return new Line(line.ledger(), major(line.debits()), major(line.credits()), line.balanced());
    }

    private static BigDecimal major(BigDecimal micros) {
      BigDecimal shortest = micros.movePointLeft(DECIMALS).stripTrailingZeros();
      return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
  }
}
