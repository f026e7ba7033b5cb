package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;

/** How a rightsholder's pages write territories. */
@Named
@RequestScoped
public class RightsWords {

  /** More countries than this are written by their codes. */
  private static final int NAMES_AT_MOST = 4;

  @Inject private Formats formats;
  @Inject private PageErrors texts;

  /** Countries by name, many of them by code. */
  public String territories(List<String> codes) {
    if (codes.equals(List.of("*"))) {
      return texts.text("rights.everywhere");
    }
    return codes.size() > NAMES_AT_MOST
        ? String.join(" ", codes)
        : codes.stream().map(formats::country).collect(Collectors.joining(", "));
  }
}
