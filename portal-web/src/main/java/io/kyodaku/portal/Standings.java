package io.kyodaku.portal;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.json.Json;
import java.io.IOException;

/** Answers a page's script that looks how something stands that goes on by itself. */
public final class Standings {

  private Standings() {}

  /** Answers with this standing of this thing, and with nothing else. */
  public static void answer(String id, String standing) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    context.setResponseContentType("application/json");
    context.setResponseCharacterEncoding("UTF-8");
    context.setResponseHeader("Cache-Control", "no-store");
    context
        .getResponseOutputWriter()
        .write(Json.createObjectBuilder().add(id, standing).build().toString());
    faces.responseComplete();
  }

  /** Of which thing it asks. */
  public static String asked() {
    return FacesContext.getCurrentInstance()
        .getExternalContext()
        .getRequestParameterMap()
        .getOrDefault("id", "");
  }
}
