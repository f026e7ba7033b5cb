package io.kyodaku.portal.creator;

import io.kyodaku.generation.BlobStore;
import io.kyodaku.generation.GenerationJob;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * What was rendered, on its way to a browser. It comes from a backend and is not ours: the browser
 * is told what it is, and to run nothing in it.
 */
final class ResultFile {

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

  private ResultFile() {}

  /**
   * @param name of the file, without its ending
   */
  static void send(
      GenerationJob.Result result,
      BlobStore blobs,
      String name,
      boolean download,
      HttpServletResponse response)
      throws IOException {
    Optional<InputStream> content = blobs.get(result.key());
    if (content.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    String type = result.contentType();
    boolean shown = SHOWN.containsKey(type);
    boolean asFile = !shown || download;
    response.setContentType(shown ? type : "application/octet-stream");
    response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    response.setHeader(
        "Content-Disposition",
        (asFile ? "attachment" : "inline")
            + "; filename=\""
            + name
            + "."
            + SHOWN.getOrDefault(type, "bin")
            + "\"");
    try (InputStream bytes = content.get()) {
      bytes.transferTo(response.getOutputStream());
    }
  }
}
