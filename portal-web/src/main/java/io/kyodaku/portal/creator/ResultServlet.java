package io.kyodaku.portal.creator;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.generation.GenerationJob;
import io.kyodaku.generation.GenerationJobs;
import io.kyodaku.security.CurrentCaller;
import io.kyodaku.shared.WireId;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** What was rendered, to the creator that it belongs to. */
@WebServlet("/creator/result")
public class ResultServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient GenerationJobs jobs;
  @Inject private transient BlobStore blobs;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<GenerationJob> job =
        WireId.JOB.parse(request.getParameter("id")).flatMap(id -> jobs.ofCreator(creator(), id));
    Optional<GenerationJob.Result> result = job.flatMap(GenerationJob::result);
    if (job.isEmpty() || result.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    ResultFile.send(
        result.get(),
        blobs,
        WireId.JOB.format(job.get().id()),
        request.getParameter("download") != null,
        response);
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }
}
