package io.kyodaku.api;

import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.verification.Check;
import io.kyodaku.verification.VerifyingLedger;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Do all books hold, from the first transfer to the last leaf of the log? */
@Path("v1/ledger/verification")
@RequiresScope(KeyScope.READ_LEDGER)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Ledger")
public class LedgerVerificationResource {

  private static final int RETRY_SECONDS = 30;

  private final VerifyingLedger verifying;

  @Inject
  public LedgerVerificationResource(VerifyingLedger verifying) {
    this.verifying = verifying;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "verifyLedger",
      summary = "Prove all books",
      description =
          "Reads every transfer, lot, royalty, statement, payout and leaf of the log as of one"
              + " moment, and takes as long as that takes. One at a time: 503 while another runs.")
  @APIResponse(
      responseCode = "200",
      description = "What was checked, and what does not hold",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "LedgerVerification")))
  public Answer verify() {
    return switch (verifying.verify()) {
      case VerifyingLedger.Verified verified -> Answer.of(verified);
      case VerifyingLedger.UnderWay underWay ->
          throw Problem.unavailable(RETRY_SECONDS).exception();
    };
  }

  /** All checks. */
  @JsonbPropertyOrder({"holds", "checks"})
  @Schema(
      name = "LedgerVerification",
      description = "All checks",
      requiredProperties = {"holds", "checks"},
      properties = {
        @SchemaProperty(name = "holds", description = "Whether all do"),
        @SchemaProperty(name = "checks", description = "In the order in which they were made")
      })
  public record Answer(boolean holds, List<One> checks) {

    static Answer of(VerifyingLedger.Verified verified) {
      return new Answer(verified.holds(), verified.checks().stream().map(One::of).toList());
    }
  }

  /** One check. */
  @JsonbPropertyOrder({"check", "holds", "examined", "faults"})
  @Schema(
      name = "LedgerCheck",
      description = "One check",
      requiredProperties = {"check", "holds", "examined", "faults"},
      properties = {
        @SchemaProperty(
            name = "check",
            description = "What was checked",
            enumeration = {
              "LEDGERS_BALANCE",
              "STORED_BALANCES",
              "WALLETS_EQUAL_LOTS",
              "ESCROW_EQUALS_WHAT_IS_HELD",
              "CHARGES_EQUAL_BURNS",
              "TAXES_EQUAL_PURCHASES",
              "ROYALTIES_EQUAL_SPLITS",
              "STATEMENTS_ADD_UP",
              "ROYALTIES_EQUAL_STATEMENTS",
              "TAXES_WITHHELD_EQUAL_STATEMENTS",
              "COMPUTE_EQUALS_STATEMENTS",
              "PAYOUTS_EQUAL_STATEMENTS",
              "STRIPE_BALANCES_EQUAL_STRIPES",
              "BATCHES_ARE_IN_THE_LOG",
              "STATEMENTS_ARE_IN_THE_LOG",
              "THE_LOG_IS_WHOLE"
            }),
        @SchemaProperty(name = "holds", description = "Whether it does"),
        @SchemaProperty(name = "examined", description = "How many rows it was about"),
        @SchemaProperty(name = "faults", description = "What does not hold; at most 20")
      })
  public record One(String check, boolean holds, long examined, List<String> faults) {

    static One of(Check check) {
      return new One(check.name().name(), check.holds(), check.examined(), check.faults());
    }
  }
}
