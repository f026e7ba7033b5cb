package io.kyodaku.portal.admin;

import io.kyodaku.oversight.RunDirectory;
import io.kyodaku.oversight.RunDirectory.Run;
import io.kyodaku.oversight.RunDirectory.Standing;
import io.kyodaku.portal.Going;
import io.kyodaku.shared.WireId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.Json;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How far a run is, for a browser that looks by itself. */
@Named
@RequestScoped
public class RunStanding {

  @Inject private RunDirectory directory;

  /** Answers with the standing by the run's id, and with nothing else. */
  public void answer() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext context = faces.getExternalContext();
    String id = context.getRequestParameterMap().get("id");
    Optional<Run> run = WireId.RUN.parse(id).flatMap(directory::find);
    if (run.isEmpty()) {
      Going.nowhere();
      return;
    }
    context.setResponseContentType("application/json");
    context.setResponseCharacterEncoding("UTF-8");
    context.setResponseHeader("Cache-Control", "no-store");
    context
        .getResponseOutputWriter()
        .write(Json.createObjectBuilder().add(id, of(run.get())).build().toString());
    faces.responseComplete();
  }

  /** How many of its things stand how; another when one has gone on. */
  static String of(Run run) {
    return Stream.of(Standing.values())
        .map(standing -> String.valueOf(run.count(standing)))
        .collect(Collectors.joining(" "));
  }
}
