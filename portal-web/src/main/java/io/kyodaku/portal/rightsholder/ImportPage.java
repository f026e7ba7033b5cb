package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.HandingInFile;
import io.kyodaku.catalog.ImportDrafts;
import io.kyodaku.catalog.Imports;
import io.kyodaku.insight.ActorNames;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.Fault;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rightsholder hands in its catalogue as a file, finds the files that wait and those that went
 * in, and sees what became of each row.
 */
@Named
@RequestScoped
public class ImportPage {

  /** More than this is brought as a file. */
  private static final int PASTED_BYTES_AT_MOST = 1024 * 1024;

  @Inject private Imports imports;
  @Inject private ImportDrafts drafts;
  @Inject private HandingInFile handingIn;
  @Inject private ActorNames actors;
  @Inject private TenantDesk desk;
  @Inject private PageErrors errors;
  private @Nullable Part file;
  private @Nullable List<Imports.Summary> latest;
  private @Nullable List<ImportDrafts.Draft> waiting;
  private @Nullable Map<UUID, String> names;
  private Imports.@Nullable Summary summary;
  private @Nullable List<Imports.RowError> wrong;
  private @Nullable String pasted;
  private @Nullable UUID importId;
  private int page;

  /** When the page is opened: an import that it names must be one of this tenant's. */
  public void open() {
    if (importId != null && getSummary() == null) {
      desk.notFound();
    }
  }

  /** One page of what went in. */
  public List<Imports.Summary> getLatest() {
    return latest().stream().limit(Imports.PAGE_SIZE).toList();
  }

  public boolean isMoreImports() {
    return latest().size() > Imports.PAGE_SIZE;
  }

  private List<Imports.Summary> latest() {
    if (latest == null) {
      latest = imports.latest(desk.tenant(), page);
    }
    return latest;
  }

  /** Files of which nobody has said yet what their columns are. */
  public List<ImportDrafts.Draft> getWaiting() {
    if (waiting == null) {
      waiting = page == 0 ? drafts.waiting(desk.tenant()) : List.of();
    }
    return waiting;
  }

  /** Who handed it in; empty where that is nobody of this tenant, or was not written down. */
  public String by(Imports.Summary summary) {
    if (names == null) {
      names =
          actors.of(
              desk.tenant(),
              (importId == null ? getLatest() : List.of(Objects.requireNonNull(getSummary())))
                  .stream()
                      .map(Imports.Summary::handedInBy)
                      .flatMap(Optional::stream)
                      .collect(Collectors.toSet()));
    }
    Map<UUID, String> known = names;
    return summary.handedInBy().map(known::get).orElse("");
  }

  /** The import that is looked at, if one is. */
  public Imports.@Nullable Summary getSummary() {
    if (summary == null && importId != null) {
      summary = imports.summary(desk.tenant(), importId).orElse(null);
    }
    return summary;
  }

  public boolean isRunning() {
    return findSummary().filter(s -> s.status() == Imports.Status.RUNNING).isPresent();
  }

  /** As the browser asks for it while it runs. */
  public String getStanding() {
    return findSummary().map(ImportStanding::of).orElse("");
  }

  /** What was wrong with one row, in the reader's language. */
  public record Wrong(int row, String field, String message) {}

  /** One page of what was wrong with the rows of the import that is looked at. */
  public List<Wrong> getRowErrors() {
    return wrong().stream()
        .limit(Imports.ERRORS_PAGE_SIZE)
        .map(
            e ->
                new Wrong(
                    e.row(),
                    ImportWords.field(errors, e.error().field()),
                    errors.text(e.error().fault())))
        .toList();
  }

  public boolean isMore() {
    return wrong().size() > Imports.ERRORS_PAGE_SIZE;
  }

  private List<Imports.RowError> wrong() {
    if (wrong == null) {
      wrong =
          importId == null || getSummary() == null
              ? List.of()
              : imports.errors(desk.tenant(), importId, page);
    }
    return wrong;
  }

  /** How many rows of the import that is looked at have been taken or refused. */
  public int getLooked() {
    return findSummary().map(ImportStanding::looked).orElse(0);
  }

  private Optional<Imports.Summary> findSummary() {
    return Optional.ofNullable(getSummary());
  }

  public void upload() throws IOException {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    if (file != null && file.getSize() > 0) {
      try (InputStream content = file.getInputStream()) {
        take(
            "file",
            file.getSubmittedFileName(),
            content.readNBytes(HandingInFile.BYTES_AT_MOST + 1));
      }
    } else if (pasted != null && !pasted.isBlank()) {
      paste(pasted.getBytes(StandardCharsets.UTF_8));
    } else {
      refuse("file", errors.text("rights.import.nothing"));
    }
  }

  private void paste(byte[] content) {
    if (content.length > PASTED_BYTES_AT_MOST) {
      pasted = null;
      refuse("pasted", tooLarge(PASTED_BYTES_AT_MOST));
      return;
    }
    take("pasted", null, content);
  }

  private String tooLarge(int bytesAtMost) {
    return MessageFormat.format(errors.text("rights.import.tooLarge"), bytesAtMost / (1024 * 1024));
  }

  private void take(String field, @Nullable String fileName, byte[] content) {
    switch (handingIn.handIn(desk.tenant(), desk.actor(), fileName, content)) {
      case HandingInFile.Kept kept ->
          desk.goTo("import-check?id=" + WireId.IMPORT.format(kept.draftId()));
      case HandingInFile.TooLarge tooLarge -> refuse(field, tooLarge(tooLarge.bytesAtMost()));
      case HandingInFile.NoTable noTable -> refuse(field, noTable.why());
    }
  }

  private void refuse(String field, String why) {
    refuse(field, Fault.said(why));
  }

  private void refuse(String field, Fault why) {
    errors.show("upload", List.of(new FieldError(field, why)));
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }

  public @Nullable String getPasted() {
    return pasted;
  }

  public void setPasted(@Nullable String pasted) {
    this.pasted = pasted;
  }

  public @Nullable String getId() {
    return importId == null ? null : WireId.IMPORT.format(importId);
  }

  public void setId(@Nullable String id) {
    importId = id == null ? null : WireId.IMPORT.parse(id).orElse(Nowhere.ID);
  }

  public int getPage() {
    return page;
  }

  public String getPageText() {
    return String.valueOf(page);
  }

  public void setPageText(@Nullable String typed) {
    page = Paging.page(typed);
  }
}
