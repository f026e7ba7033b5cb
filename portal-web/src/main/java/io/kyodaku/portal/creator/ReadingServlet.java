package io.kyodaku.portal.creator;

import io.kyodaku.decision.Usage;
import io.kyodaku.security.CurrentCaller;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a creator is writing in the studio: which characters it names and what would come of
 * it. Without any effect; asked by the studio's script at every pause of the writer.
 */
@WebServlet("/creator/reading")
public class ReadingServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient ReadingPrompt reading;
  @Inject private transient CurrentCaller caller;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UsageForm form = new UsageForm();
    form.setPrompt(request.getParameter("prompt"));
    form.setUse(request.getParameter("use"));
    form.setSeconds(request.getParameter("seconds"));
    form.setQuality(request.getParameter("quality"));
    form.setTerritories(territories(request.getParameterValues("territories")));
    String answer = reading.read(form, caller.person().creatorId().orElseThrow());
    response.setContentType("application/json");
    response.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> territories(String @Nullable [] given) {
    return given == null
        ? List.of()
        : Arrays.stream(given).limit(Usage.TERRITORIES_AT_MOST + 1L).toList();
  }
}
