package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.ChangingAssets;
import io.kyodaku.portal.Formats;
import io.kyodaku.portal.PageErrors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Currency;

/** What many assets said and say, in the reader's words. */
@Named
@RequestScoped
public class ChangeWords {

  @Inject private Formats formats;
  @Inject private PageErrors texts;
  @Inject private RightsWords words;

  /** {@code 23 assets from ¥12 to ¥15}. */
  public String line(String kind, Currency currency, ChangingAssets.Group group) {
    return MessageFormat.format(
        texts.text("rights.change.line"),
        assets(group.assets()),
        said(kind, currency, group.before()),
        said(kind, currency, group.after()));
  }

  public String assets(int count) {
    return MessageFormat.format(texts.text("rights.change.assets"), count);
  }

  private String said(String kind, Currency currency, String says) {
    return switch (kind) {
      case "PRICE" -> formats.money(Long.parseLong(says), currency.getCurrencyCode());
      case "TERRITORIES" -> words.territories(Arrays.asList(says.split("\\|", -1)));
      case "SWITCH" -> texts.text(says.equals("STOPPED") ? "rights.stopped" : "rights.running");
      default -> texts.text(says.isEmpty() ? "rights.policy.asWork" : "preset." + says);
    };
  }
}
