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
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was rendered, to the creator that it belongs to. It comes from a backend and is not ours:
 * the browser is told what it is, and to run nothing in it.
 */
@WebServlet("/creator/result")
public class ResultServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  /** What a browser may show by itself, and how its file is called. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "image/png",
          "png",
          "image/jpeg",
          "jpg",
          "image/webp",
          "webp",
          "video/mp4",
          "mp4",
          "video/webm",
          "webm");

  @Inject private transient GenerationJobs jobs;
  @Inject private transient BlobStore blobs;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<GenerationJob> job =
        WireId.JOB.parse(request.getParameter("id")).flatMap(id -> jobs.ofCreator(creator(), id));
    Optional<GenerationJob.Result> result = job.flatMap(GenerationJob::result);
    Optional<InputStream> content =
        result.isPresent() ? blobs.get(result.get().key()) : Optional.empty();
    if (job.isEmpty() || result.isEmpty() || content.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String type = result.get().contentType();
    boolean shown = SHOWN.containsKey(type);
    boolean asFile = !shown || request.getParameter("download") != null;
    String name = WireId.JOB.format(job.get().id()) + "." + SHOWN.getOrDefault(type, "bin");
    response.setContentType(shown ? type : "application/octet-stream");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader(
        "Content-Disposition", (asFile ? "attachment" : "inline") + "; filename=\"" + name + "\"");
    try (InputStream bytes = content.get()) {
      bytes.transferTo(response.getOutputStream());
    }
  }

  private UUID creator() {
    return caller.person().creatorId().orElseThrow();
  }
}
