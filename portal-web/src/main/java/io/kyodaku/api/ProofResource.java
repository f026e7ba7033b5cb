package io.kyodaku.api;

import io.kyodaku.log.EntryKind;
import io.kyodaku.log.LogEntry;
import io.kyodaku.log.PlacedEntry;
import io.kyodaku.log.ReadingLog;
import io.kyodaku.log.SignedHead;
import io.kyodaku.security.NeedsNoKey;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * That a closed statement stands in the log, for whoever was given its proof. Nothing is told of
 * what it says: who holds its text and salt makes the payload again.
 */
@Path("v1/proofs")
@NeedsNoKey
@Tag(name = "Log")
public class ProofResource {

  private static final int RETRY_SECONDS = 5;

  private final ReadingLog log;

  @Inject
  public ProofResource(ReadingLog log) {
    this.log = log;
  }

  @GET
  @Path("statements/{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "statementProof",
      summary = "Prove that a statement is in the log",
      description = "503 for the seconds until its entry has a place in the tree.")
  @APIResponse(
      responseCode = "200",
      description = "Its entry, the audit path, and the signed head that it leads to",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "StatementProof")))
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public Answer statement(@PathParam("id") @Parameter(description = "stmt_…") String id) {
    PlacedEntry placed =
        WireId.STATEMENT
            .parse(id)
            .flatMap(statement -> log.entry(EntryKind.STATEMENT, statement))
            .orElseThrow(() -> Problem.notFound().exception());
    Optional<SignedHead> head = log.head();
    if (head.isEmpty() || placed.index().isEmpty()) {
      throw Problem.unavailable(RETRY_SECONDS).exception();
    }
    return log.inclusion(placed.index().getAsLong(), head.get().size())
        .map(proven -> Answer.of(id, placed.entry(), proven, head.get()))
        .orElseThrow(() -> Problem.unavailable(RETRY_SECONDS).exception());
  }

  /** A statement's place in the log. */
  @JsonbPropertyOrder({"statement", "entryId", "kind", "payload", "at", "proof", "head"})
  @Schema(
      name = "StatementProof",
      description = "That a statement is in the log; hashes are in base64url",
      requiredProperties = {"statement", "entryId", "kind", "payload", "at", "proof", "head"},
      properties = {
        @SchemaProperty(name = "statement", description = "stmt_…: the subject of the entry"),
        @SchemaProperty(name = "entryId", description = "A UUID"),
        @SchemaProperty(name = "kind", description = "STATEMENT"),
        @SchemaProperty(
            name = "payload",
            description =
                "SHA-256 of the statement's salt and text, which whoever it is for can hand on"),
        @SchemaProperty(name = "at", description = "RFC 3339, to the microsecond"),
        @SchemaProperty(name = "proof", description = "Its audit path"),
        @SchemaProperty(name = "head", description = "The tree that the path leads to")
      })
  public record Answer(
      String statement,
      String entryId,
      String kind,
      String payload,
      String at,
      LogProofAnswer proof,
      LogHeadAnswer head) {

    static Answer of(String id, LogEntry entry, ReadingLog.ProvenLeaf proven, SignedHead head) {
      return new Answer(
          id,
          entry.id().toString(),
          entry.kind().name(),
          Base64.getUrlEncoder().withoutPadding().encodeToString(entry.payload()),
          entry.at().toString(),
          LogProofAnswer.of(proven),
          LogHeadAnswer.of(head));
    }
  }
}
