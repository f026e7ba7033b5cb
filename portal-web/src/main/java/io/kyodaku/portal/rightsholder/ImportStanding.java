package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.Imports;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.io.IOException;
import java.util.Optional;

/** How far an import is, for a browser that looks by itself. */
@Named
@RequestScoped
public class ImportStanding {

  @Inject private Imports imports;
  @Inject private TenantDesk desk;

  /** Answers with the standing by the import's id, and with nothing else. */
  public void answer() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    String id = context.getRequestParameterMap().get("id");
    Optional<Imports.Summary> summary =
        WireId.IMPORT.parse(id).flatMap(known -> imports.summary(desk.tenant(), known));
    if (summary.isEmpty()) {
      desk.notFound();
      return;
    }
    context.setResponseContentType("application/json");
    context.setResponseCharacterEncoding("UTF-8");
    context.setResponseHeader("Cache-Control", "no-store");
    context
        .getResponseOutputWriter()
        .write(Json.createObjectBuilder().add(id, of(summary.get())).build().toString());
    faces.responseComplete();
  }

  static String of(Imports.Summary summary) {
    return summary.status() + " " + looked(summary);
  }

  /** Rows that were taken or refused. */
  static int looked(Imports.Summary summary) {
    return summary.imported() + summary.updated() + summary.unchanged() + summary.rejected();
  }
}
