package io.kyodaku.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** What is embedded in a rendering, as C2PA's tools read it. It only describes. */
@Schema(
    name = "Provenance",
    description = "A manifest definition for C2PA's tools; sign it with a certificate of your own",
    requiredProperties = {"claim_generator_info", "assertions"},
    properties = {
      @SchemaProperty(name = "claim_generator_info", description = "Who makes the claim: you"),
      @SchemaProperty(
          name = "assertions",
          description = "c2pa.actions.v2, and org.kyodaku.licence with the signed statement")
    })
@SuppressWarnings("MemberName") // As C2PA names them.
record ProvenanceSchema(List<AgentSchema> claim_generator_info, List<AssertionSchema> assertions) {

  /** A piece of software. */
  @Schema(
      name = "ProvenanceAgent",
      description = "A piece of software",
      requiredProperties = "name",
      properties = @SchemaProperty(name = "name", description = "As the generator is called here"))
  record AgentSchema(String name) {}

  /** One assertion. */
  @Schema(
      name = "ProvenanceAssertion",
      description = "One assertion",
      requiredProperties = {"label", "data"},
      properties = {
        @SchemaProperty(name = "label", description = "c2pa.actions.v2 or org.kyodaku.licence"),
        @SchemaProperty(name = "kind", description = "Json where it is kept as it is written"),
        @SchemaProperty(name = "data", description = "What is asserted")
      })
  record AssertionSchema(String label, String kind, DataSchema data) {}

  /** What is asserted: actions, or the licence. */
  @Schema(
      name = "ProvenanceData",
      description = "Actions, or the licence",
      properties = {
        @SchemaProperty(name = "actions", description = "That it was created, and of what"),
        @SchemaProperty(name = "authorization", description = "auth_…"),
        @SchemaProperty(
            name = "statement",
            description =
                "A compact JWS (Ed25519): which assets of which owners were licensed, by which"
                    + " rules and contracts, for which use; grantSha256 binds the grant receipt."
                    + " It says nothing of who asked, of the prompt or of money"),
        @SchemaProperty(name = "keys", description = "Where the keys of the signature are"),
        @SchemaProperty(name = "log", description = "Where receipts are checked against the log"),
        @SchemaProperty(name = "attribution", description = "The lines that owners ask for")
      })
  record DataSchema(
      List<ActionSchema> actions,
      String authorization,
      String statement,
      String keys,
      String log,
      List<String> attribution) {}

  /** One action. */
  @Schema(
      name = "ProvenanceAction",
      description = "One action",
      requiredProperties = {"action", "digitalSourceType", "softwareAgent"},
      properties = {
        @SchemaProperty(name = "action", description = "c2pa.created"),
        @SchemaProperty(
            name = "digitalSourceType",
            description = "IPTC NewsCodes: trainedAlgorithmicMedia"),
        @SchemaProperty(name = "softwareAgent", description = "What made it")
      })
  record ActionSchema(String action, String digitalSourceType, AgentSchema softwareAgent) {}
}
