package io.kyodaku.api;

import io.kyodaku.generatorpay.GeneratorStatement;
import io.kyodaku.generatorpay.GeneratorStatements;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.security.RequiresScope;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What a generator is paid for its compute. */
@Path("v1/generator-statements")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Generations")
public class GeneratorStatementResource {

  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,3}|10000");
  private static final int PAGE_SIZE = 50;

  private final GeneratorStatements statements;
  private final CurrentCaller caller;

  @Inject
  public GeneratorStatementResource(GeneratorStatements statements, CurrentCaller caller) {
    this.statements = statements;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "generatorStatements", summary = "List what your months came to")
  @APIResponse(
      responseCode = "200",
      description = "The newest first",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "GeneratorStatements")))
  public GeneratorStatementAnswer.Page list(
      @QueryParam("page")
          @Parameter(
              description = "From 1; absent is 1",
              schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
          @Nullable String page) {
    if (page != null && !PAGE.matcher(page).matches()) {
      throw Problem.fields(
              List.of(new FieldError("page", "must be a whole number from 1 to 10000")))
          .exception();
    }
    int number = page == null ? 1 : Integer.parseInt(page);
    List<GeneratorStatement> found =
        statements.list(Optional.of(caller.key().ownerId()), number - 1, PAGE_SIZE);
    return new GeneratorStatementAnswer.Page(
        found.stream().limit(PAGE_SIZE).map(GeneratorStatementAnswer::of).toList(),
        number,
        found.size() > PAGE_SIZE);
  }

  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "generatorStatement",
      summary = "Read one with its lines",
      description = "That it is in the log is proved as for any statement.")
  @APIResponse(
      responseCode = "200",
      description = "The statement; it never changes",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "GeneratorStatement")))
  public GeneratorStatementAnswer find(
      @PathParam("id") @Parameter(description = "stmt_…") String id) {
    return WireId.STATEMENT
        .parse(id)
        .flatMap(statement -> statements.find(caller.key().ownerId(), statement))
        .map(GeneratorStatementAnswer::of)
        .orElseThrow(() -> Problem.notFound().exception());
  }
}
