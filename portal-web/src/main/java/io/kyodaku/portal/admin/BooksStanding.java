package io.kyodaku.portal.admin;

import io.kyodaku.ledger.CheckingBooks;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.io.IOException;

/** Whether the books are being added up, for a browser that looks by itself. */
@Named
@RequestScoped
public class BooksStanding {

  @Inject private CheckingBooks checking;

  /** Answers with that, and with nothing else. */
  public void answer() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    context.setResponseContentType("application/json");
    context.setResponseCharacterEncoding("UTF-8");
    context.setResponseHeader("Cache-Control", "no-store");
    context
        .getResponseOutputWriter()
        .write(
            Json.createObjectBuilder()
                .add("books", checking.isUnderWay() ? "open" : "ended")
                .build()
                .toString());
    faces.responseComplete();
  }
}
