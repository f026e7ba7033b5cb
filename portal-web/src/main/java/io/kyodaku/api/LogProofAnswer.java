package io.kyodaku.api;

import io.kyodaku.log.ConsistencyProof;
import io.kyodaku.log.Hash;
import io.kyodaku.log.ReadingLog;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** That a leaf is in the log. */
@JsonbPropertyOrder({"index", "size", "leafHash", "path"})
@Schema(
    name = "LogInclusion",
    description = "That a leaf is in the tree (RFC 6962 section 2.1.1); hashes are in base64url",
    requiredProperties = {"index", "size", "leafHash", "path"},
    properties = {
      @SchemaProperty(name = "index", description = "Its place among the leaves, from 0"),
      @SchemaProperty(name = "size", description = "How many leaves the tree has"),
      @SchemaProperty(name = "leafHash", description = "The leaf's hash"),
      @SchemaProperty(name = "path", description = "The audit path, the leaf's neighbour first")
    })
public record LogProofAnswer(long index, long size, String leafHash, List<String> path) {

  static LogProofAnswer of(ReadingLog.ProvenLeaf proven) {
    return new LogProofAnswer(
        proven.proof().index(),
        proven.proof().size(),
        proven.leaf().toString(),
        proven.proof().path().stream().map(Hash::toString).toList());
  }

  /** That the log only grew. */
  @JsonbPropertyOrder({"first", "second", "path"})
  @Schema(
      name = "LogConsistency",
      description = "That a tree begins with all of an earlier one (RFC 6962 section 2.1.2)",
      requiredProperties = {"first", "second", "path"},
      properties = {
        @SchemaProperty(name = "first", description = "How many leaves the earlier tree had"),
        @SchemaProperty(name = "second", description = "How many the later has"),
        @SchemaProperty(name = "path", description = "The proof's hashes, in base64url")
      })
  public record Consistency(long first, long second, List<String> path) {

    static Consistency of(ConsistencyProof proof) {
      return new Consistency(
          proof.first(), proof.second(), proof.path().stream().map(Hash::toString).toList());
    }
  }
}
