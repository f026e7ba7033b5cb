package io.kyodaku.api;

import io.kyodaku.generation.ReceiptEntries;
import io.kyodaku.log.Hash;
import io.kyodaku.log.ReadingLog;
import io.kyodaku.log.SignedHead;
import io.kyodaku.security.NeedsNoKey;
import io.kyodaku.shared.FieldErrors;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log's heads and proofs, for everybody. */
@Path("v1/log")
@NeedsNoKey
@Tag(name = "Log")
public class LogResource {

  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,17}");
  private static final String NO_HASH = "must be a SHA-256 hash in base64url: 43 characters";
  private static final int RETRY_SECONDS = 5;

  private final ReadingLog log;
  private final ReceiptEntries receipts;

  @Inject
  public LogResource(ReadingLog log, ReceiptEntries receipts) {
    this.log = log;
    this.receipts = receipts;
  }

  @GET
  @Path("head")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "logHead", summary = "The newest signed head")
  @APIResponse(
      responseCode = "200",
      description = "How large the log is, and its root",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "LogHead")))
  @APIResponse(responseCode = "404", description = "not-found: nothing has been sealed yet")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogHeadAnswer head() {
    return LogHeadAnswer.of(newest());
  }

  @GET
  @Path("heads")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "logHeads",
      summary = "Signed heads by size",
      description = "The newest 100 of those asked for.")
  @APIResponse(
      responseCode = "200",
      description = "The newest first",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "LogHeads")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogHeadAnswer.Several heads(
      @QueryParam("from")
          @Parameter(
              description = "The smallest size; absent is 1",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String from,
      @QueryParam("to")
          @Parameter(
              description = "The largest size; absent is that of the newest",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String to) {
    FieldErrors errors = new FieldErrors();
    long smallest = number(errors, "from", from, 1, Long.MAX_VALUE, OptionalLong.of(1));
    long largest =
        number(errors, "to", to, smallest, Long.MAX_VALUE, OptionalLong.of(Long.MAX_VALUE));
    finish(errors);
    return new LogHeadAnswer.Several(
        log.heads(smallest, largest, ReadingLog.HEADS_AT_MOST).stream()
            .map(LogHeadAnswer::of)
            .toList());
  }

  @GET
  @Path("entries/{index}/proof")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "logProof", summary = "Prove that the leaf at a place is in the tree")
  @APIResponse(
      responseCode = "200",
      description = "The audit path (RFC 6962 section 2.1.1)",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "LogInclusion")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(responseCode = "404", description = "not-found: no leaf has this place yet")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogProofAnswer proof(
      @PathParam("index")
          @Parameter(
              description = "From 0",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
          String index,
      @QueryParam("size")
          @Parameter(
              description = "Of the tree; absent is that of the newest head",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String size) {
    long newest = newest().size();
    if (!WHOLE.matcher(index).matches() || Long.parseLong(index) >= newest) {
      throw Problem.notFound().exception();
    }
    return proof(Long.parseLong(index), size, newest);
  }

  @GET
  @Path("proof-by-hash")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "logProofByHash", summary = "Prove that a leaf is in the tree")
  @APIResponse(
      responseCode = "200",
      description = "Its place and the audit path (RFC 6962 section 2.1.1)",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "LogInclusion")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no such leaf, or it has no place yet")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogProofAnswer proofByHash(
      @QueryParam("hash") @Parameter(description = "The leaf's, in base64url", required = true)
          @Nullable String hash,
      @QueryParam("size")
          @Parameter(
              description = "Of the tree; absent is that of the newest head",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String size) {
    FieldErrors errors = new FieldErrors();
    Optional<Hash> leaf = hash(errors, "hash", hash);
    finish(errors);
    OptionalLong index = leaf.map(log::indexOf).orElseGet(OptionalLong::empty);
    if (index.isEmpty()) {
      throw Problem.notFound().exception();
    }
    return proof(index.getAsLong(), size, newest().size());
  }

  private LogProofAnswer proof(long index, @Nullable String size, long newest) {
    FieldErrors errors = new FieldErrors();
    long of = number(errors, "size", size, index + 1, newest, OptionalLong.of(newest));
    finish(errors);
    return log.inclusion(index, of).map(LogProofAnswer::of).orElseThrow(LogResource::notReady);
  }

  @GET
  @Path("consistency")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "logConsistency",
      summary = "Prove that the tree begins with all of an earlier one")
  @APIResponse(
      responseCode = "200",
      description = "The proof (RFC 6962 section 2.1.2)",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "LogConsistency")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(responseCode = "404", description = "not-found: nothing has been sealed yet")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogProofAnswer.Consistency consistency(
      @QueryParam("first")
          @Parameter(
              description = "Size of the earlier tree",
              required = true,
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String first,
      @QueryParam("second")
          @Parameter(
              description = "Size of the later; absent is that of the newest head",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1"))
          @Nullable String second) {
    long newest = newest().size();
    FieldErrors errors = new FieldErrors();
    long earlier = number(errors, "first", first, 1, newest, OptionalLong.empty());
    long later = number(errors, "second", second, earlier, newest, OptionalLong.of(newest));
    finish(errors);
    return log.consistency(earlier, later)
        .map(LogProofAnswer.Consistency::of)
        .orElseThrow(LogResource::notReady);
  }

  @GET
  @Path("receipt-entry")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "logEntryOfReceipt",
      summary = "What the log says of a receipt, for whoever holds the receipt or its hash")
  @APIResponse(
      responseCode = "200",
      description = "All that is needed to make its leaf again",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "LogEntry")))
  @APIResponse(responseCode = "400", description = "invalid-request: errors names each field")
  @APIResponse(responseCode = "404", description = "not-found: the two do not belong together")
  @APIResponse(responseCode = "429", description = "rate-limited")
  public LogEntryAnswer entryOfReceipt(
      @QueryParam("authorization")
          @Parameter(description = "As the receipt names it: auth_…", required = true)
          @Nullable String authorization,
      @QueryParam("receipt")
          @Parameter(
              description = "SHA-256 of the compact JWS as it was issued, in base64url",
              required = true)
          @Nullable String receipt) {
    FieldErrors errors = new FieldErrors();
    Optional<UUID> id = WireId.AUTHORIZATION.parse(authorization);
    if (id.isEmpty()) {
      errors.add(
          "authorization",
          authorization == null
              ? "is missing"
              : "is not an id of the form " + MemberReader.form(WireId.AUTHORIZATION));
    }
    Optional<Hash> hash = hash(errors, "receipt", receipt);
    finish(errors);
    return receipts
        .ofReceipt(id.orElseThrow(), hash.orElseThrow())
        .map(LogEntryAnswer::of)
        .orElseThrow(() -> Problem.notFound().exception());
  }

  private SignedHead newest() {
    return log.head().orElseThrow(() -> Problem.notFound().exception());
  }

  private static ProblemException notReady() {
    return Problem.unavailable(RETRY_SECONDS).exception();
  }

  private static void finish(FieldErrors errors) {
    if (!errors.none()) {
      throw Problem.fields(errors.list()).exception();
    }
  }

  private static Optional<Hash> hash(FieldErrors errors, String field, @Nullable String value) {
    Optional<Hash> hash = Optional.ofNullable(value).flatMap(Hash::parse);
    if (hash.isEmpty()) {
      errors.add(field, value == null ? "is missing" : NO_HASH);
    }
    return hash;
  }

  /**
   * After an error, what is returned is only good for reading on.
   *
   * @param absent what it is where nothing was sent; empty where something has to be
   */
  private static long number(
      FieldErrors errors,
      String field,
      @Nullable String value,
      long atLeast,
      long atMost,
      OptionalLong absent) {
    if (value == null) {
      if (absent.isEmpty()) {
        errors.add(field, "is missing");
      }
      return absent.orElse(atLeast);
    }
    if (!WHOLE.matcher(value).matches()) {
      errors.add(field, "must be a whole number");
      return atLeast;
    }
    long number = Long.parseLong(value);
    if (number < atLeast) {
      errors.add(field, "must be at least " + atLeast);
    } else if (number > atMost) {
      errors.add(field, "must be at most " + atMost + ", the size of the newest head");
    }
    return Math.clamp(number, atLeast, atMost);
  }
}
