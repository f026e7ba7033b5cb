package io.kyodaku.api;

import io.kyodaku.screening.Match;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A registered name found in a text. */
@JsonbPropertyOrder({"assetId", "name", "alias", "start", "end"})
@Schema(
    name = "Match",
    description = "A registered name found in a text",
    requiredProperties = {"assetId", "name", "alias", "start", "end"},
    properties = {
      @SchemaProperty(name = "assetId", description = "The asset that is named"),
      @SchemaProperty(name = "name", description = "The asset's own name"),
      @SchemaProperty(
          name = "alias",
          description = "The alias that matched, as its owner wrote it"),
      @SchemaProperty(
          name = "start",
          description = "Offset of its first UTF-16 unit in the text as sent"),
      @SchemaProperty(name = "end", description = "Offset behind its last UTF-16 unit")
    })
public record MatchAnswer(String assetId, String name, String alias, int start, int end) {

  static MatchAnswer of(Match match) {
    return new MatchAnswer(
        WireId.ASSET.format(match.assetId()),
        match.name(),
        match.alias(),
        match.start(),
        match.end());
  }

  static List<MatchAnswer> of(List<Match> matches) {
    return matches.stream().map(MatchAnswer::of).toList();
  }
}
