package io.kyodaku.portal.creator;

import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** How generations stand, for a page that waits for them: their states by id, its creator's own. */
@WebServlet("/creator/standing")
public class StandingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final int AT_ONCE = 50;

  @Inject private transient GenerationJobs jobs;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String[] given = request.getParameterValues("id");
    List<UUID> asked =
        Arrays.stream(given == null ? new String[0] : given)
            .limit(AT_ONCE)
            .flatMap(id -> WireId.JOB.parse(id).stream())
            .toList();
    JsonObjectBuilder standing = Json.createObjectBuilder();
    jobs.ofCreator(caller.person().creatorId().orElseThrow(), asked)
        .forEach(job -> standing.add(WireId.JOB.format(job.id()), job.status().name()));
    response.setContentType("application/json");
    response.getOutputStream().write(standing.build().toString().getBytes(StandardCharsets.UTF_8));
  }
}
