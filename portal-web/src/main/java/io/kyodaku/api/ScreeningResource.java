package io.kyodaku.api;

import io.kyodaku.decision.SnapshotHolder;
import io.kyodaku.decision.Usage;
import io.kyodaku.identity.KeyScope;
import io.kyodaku.security.RequiresScope;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which registered names are in a text? */
@Path("v1/screenings")
@RequiresScope(KeyScope.GENERATE)
@SecurityRequirement(name = ApiApplication.KEY)
@Tag(name = "Generations")
public class ScreeningResource {

  private final SnapshotHolder snapshots;

  @Inject
  public ScreeningResource(SnapshotHolder snapshots) {
    this.snapshots = snapshots;
  }

  /** How a text is sent. It only describes. */
  @Schema(
      name = "Text",
      description = "A text to be screened. Unknown members are refused.",
      requiredProperties = "text",
      properties = @SchemaProperty(name = "text", description = "Not kept", maxLength = 10_000))
  record TextSchema(String text) {}

  /** What a text names. */
  @Schema(
      name = "Screening",
      description = "What a text names",
      requiredProperties = "matches",
      properties = @SchemaProperty(name = "matches", description = "In the order of the text"))
  public record ScreeningAnswer(List<MatchAnswer> matches) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "screen",
      summary = "Find the registered names in a text, in any script, without any effect")
  @RequestBody(
      required = true,
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Text")))
  @APIResponse(
      responseCode = "200",
      description = "The names that were found",
      content =
          @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Screening")))
  public ScreeningAnswer screen(JsonBody body) {
    MemberReader members = new MemberReader(body);
    String text = members.text("text", Usage.PROMPT_LENGTH_AT_MOST);
    members.finish();
    return new ScreeningAnswer(MatchAnswer.of(snapshots.current().screen(text)));
  }
}
