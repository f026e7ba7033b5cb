package io.kyodaku.portal.site;

import io.kyodaku.consent.TermsOfUse;
import io.kyodaku.portal.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The terms of use, as everybody who signs up is shown them. */
@Named
@RequestScoped
public class TermsPage {

  private final Language language;

  @Inject
  TermsPage(Language language) {
    this.language = language;
  }

  /** For the container's proxy. */
  protected TermsPage() {
    this(new Language());
  }

  public String getText() {
    return TermsOfUse.in(language.getTag()).text();
  }

  public String getEdition() {
    return TermsOfUse.in(language.getTag()).edition();
  }
}
