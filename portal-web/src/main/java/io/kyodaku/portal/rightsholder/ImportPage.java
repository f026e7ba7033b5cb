package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.ImportingCatalog;
import io.kyodaku.catalog.Imports;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.shared.FieldError;
import io.kyodaku.shared.WireId;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rightsholder hands in its catalogue as a file, and sees what became of each row. */
@Named
@ViewScoped
public class ImportPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int FILE_BYTES_AT_MOST = 20 * 1024 * 1024;
  private static final int ERRORS_PER_PAGE = 100;
  private static final String SECONDS_BETWEEN_LOOKS = "2";

  @Inject private transient Imports imports;
  @Inject private transient ImportingCatalog importing;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private transient @Nullable Part file;
  private transient @Nullable List<Imports.Summary> latest;
  private transient Imports.@Nullable Report report;
  private @Nullable UUID importId;
  private int page;

  /**
   * When the page is opened: an import that it names must be one of this tenant's. While that runs,
   * the browser looks again by itself.
   */
  public void open() {
    if (importId != null && getReport() == null) {
      desk.notFound();
    }
    if (isRunning()) {
      FacesContext.getCurrentInstance()
          .getExternalContext()
          .setResponseHeader("Refresh", SECONDS_BETWEEN_LOOKS);
    }
  }

  public List<Imports.Summary> getLatest() {
    if (latest == null) {
      latest = imports.latest(desk.tenant());
    }
    return latest;
  }

  /** The import that is looked at, if one is. */
  public Imports.@Nullable Report getReport() {
    if (report == null && importId != null) {
      report = imports.find(desk.tenant(), importId).orElse(null);
    }
    return report;
  }

  public boolean isRunning() {
    return findSummary().filter(s -> s.status() == Imports.Status.RUNNING).isPresent();
  }

  /** What was wrong with one row, in the reader's language. */
  public record Wrong(int row, String field, String message) {}

  /** One page of what was wrong with the rows of the import that is looked at. */
  public List<Wrong> getRowErrors() {
    return allErrors().stream()
        .skip((long) page * ERRORS_PER_PAGE)
        .limit(ERRORS_PER_PAGE)
        .map(e -> new Wrong(e.row(), e.error().field(), errors.text(e.error().fault())))
        .toList();
  }

  public boolean isMore() {
    return Paging.more(page, ERRORS_PER_PAGE, allErrors().size());
  }

  private List<Imports.RowError> allErrors() {
    return Optional.ofNullable(getReport()).map(Imports.Report::errors).orElse(List.of());
  }

  /** How many rows of the import that is looked at have been taken or refused. */
  public int getLooked() {
    return findSummary()
        .map(s -> s.imported() + s.updated() + s.unchanged() + s.rejected())
        .orElse(0);
  }

  private Optional<Imports.Summary> findSummary() {
    return Optional.ofNullable(getReport()).map(Imports.Report::summary);
  }

  public void upload() throws IOException {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    if (file == null || file.getSize() == 0) {
      refuse(errors.text("error.missing"));
      return;
    }
    try (InputStream content = file.getInputStream()) {
      switch (importing.accept(
          desk.tenant(),
          desk.actor(),
          content.readNBytes(FILE_BYTES_AT_MOST + 1),
          ImportingCatalog.OPEN_AT_MOST)) {
        case ImportingCatalog.Accepted accepted ->
            desk.goTo("import?id=" + WireId.IMPORT.format(accepted.importId()));
        case ImportingCatalog.TooLarge tooLarge ->
            refuse(
                MessageFormat.format(
                    errors.text("rights.import.tooLarge"), tooLarge.bytesAtMost() / (1024 * 1024)));
        case ImportingCatalog.TooManyOpen tooMany ->
            refuse(
                MessageFormat.format(errors.text("rights.import.tooMany"), tooMany.openAtMost()));
      }
    }
  }

  private void refuse(String why) {
    errors.show("upload", List.of(new FieldError("file", why)));
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
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
