package io.kyodaku.portal.rightsholder;

import io.kyodaku.portal.Formats;
import io.kyodaku.portal.Language;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a rightsholder's pages write territories and creators. */
@Named
@RequestScoped
public class RightsWords {

  /** More countries than this are written by their codes. */
  private static final int NAMES_AT_MOST = 4;

  private static final int ALIAS_SHOWN = 6;

  @Inject private Formats formats;
  @Inject private PageErrors texts;
  @Inject private Language language;

  /** A creator as the tenant may know it, by the first digits: enough to tell a few apart. */
  public String creator(String alias) {
    return alias.substring(0, ALIAS_SHOWN).toUpperCase(Locale.ROOT);
  }

  /** What came of what the same creator asked before. */
  public String before(ApprovalsPage.Asker asker) {
    return asker.approved() + asker.declined() + asker.unanswered() == 0
        ? texts.text("rights.approvals.first")
        : new MessageFormat(texts.text("rights.approvals.before"), language.getLocale())
            .format(new Object[] {asker.approved(), asker.declined(), asker.unanswered()});
  }

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
