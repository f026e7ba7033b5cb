package io.kyodaku.api;

import io.kyodaku.catalog.Imports;
import io.kyodaku.shared.WireId;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** How far an import is. */
@JsonbPropertyOrder({
  "id",
  "status",
  "total",
  "imported",
  "updated",
  "unchanged",
  "rejected",
  "errors"
})
@Schema(
    name = "Import",
    description = "How far an import is",
    requiredProperties = {
      "id",
      "status",
      "total",
      "imported",
      "updated",
      "unchanged",
      "rejected",
      "errors"
    },
    properties = {
      @SchemaProperty(name = "id", description = "imp_…"),
      @SchemaProperty(
          name = "status",
          enumeration = {"RUNNING", "DONE", "FAILED"},
          description =
              "FAILED: the file as a whole could not be taken; rows that went in before stay in"),
      @SchemaProperty(name = "total", description = "Rows without the header"),
      @SchemaProperty(name = "imported", description = "Rows that were new"),
      @SchemaProperty(name = "updated", description = "Rows that changed what was there"),
      @SchemaProperty(name = "unchanged", description = "Rows that said what was there already"),
      @SchemaProperty(name = "rejected", description = "Rows that did not go in"),
      @SchemaProperty(
          name = "errors",
          description = "What was wrong, in the order of rows; at most 10,000")
    })
public record ImportAnswer(
    String id,
    Imports.Status status,
    int total,
    int imported,
    int updated,
    int unchanged,
    int rejected,
    List<RowErrorAnswer> errors) {

  static ImportAnswer of(Imports.Report report) {
    Imports.Summary summary = report.summary();
    return new ImportAnswer(
        WireId.IMPORT.format(summary.id()),
        summary.status(),
        summary.total(),
        summary.imported(),
        summary.updated(),
        summary.unchanged(),
        summary.rejected(),
        report.errors().stream().map(RowErrorAnswer::of).toList());
  }

  /** What was wrong with one row. */
  @JsonbPropertyOrder({"row", "field", "message"})
  @Schema(
      name = "RowError",
      description = "What was wrong with one row",
      requiredProperties = {"row", "field", "message"},
      properties = {
        @SchemaProperty(
            name = "row",
            description = "As a spreadsheet counts, the header being 1; 0 for the file as a whole"),
        @SchemaProperty(name = "field", description = "The column"),
        @SchemaProperty(name = "message", description = "For people, in English")
      })
  public record RowErrorAnswer(int row, String field, String message) {

    static RowErrorAnswer of(Imports.RowError error) {
      return new RowErrorAnswer(error.row(), error.error().field(), error.error().message());
    }
  }

  /** An import that was begun. */
  @Schema(
      name = "ImportStarted",
      description = "An import that was begun; its address is in the header Location",
      requiredProperties = "id",
      properties = @SchemaProperty(name = "id", description = "imp_…"))
  public record Started(String id) {}
}
