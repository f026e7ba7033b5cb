package io.kyodaku.portal.rightsholder;

import io.kyodaku.catalog.AliasStatus;
import io.kyodaku.catalog.ContextWords;
import io.kyodaku.catalog.GradingAlias;
import io.kyodaku.catalog.TryingNames;
import io.kyodaku.portal.PageErrors;
import io.kyodaku.sample.TryingOnSample;
import io.kyodaku.screening.Grade;
import io.kyodaku.shared.FieldError;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the names of the asset that is looked at are found: their grades, its words, a trial. */
@Named
@ViewScoped
public class AssetNamesPage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private OwnAssetPage page;
  @Inject private transient GradingAlias grading;
  @Inject private transient ContextWords contextWords;
  @Inject private transient TryingNames trying;
  @Inject private transient Sampling sampling;
  @Inject private transient TenantDesk desk;
  @Inject private transient PageErrors errors;
  private @Nullable List<String> words;
  private transient TryingNames.@Nullable Tried tried;
  private transient TryingOnSample.@Nullable Tried onSample;
  private @Nullable String word;
  private @Nullable String sentence;

  /** Whether a name is found at all, so that a grade says something. */
  public boolean isGraded(OwnAssetPage.Name name) {
    return name.status() != AliasStatus.REJECTED;
  }

  /** The name of why screening calls a name weak; empty where it doesn't, or its owner said so. */
  public String why(OwnAssetPage.Name name) {
    return name.said() ? "" : Grade.weakness(name.text()).map(Grade.Weakness::name).orElse("");
  }

  /** The owner says the opposite of what is. */
  public void grade(UUID alias, String grade) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (grading.grade(desk.tenant(), alias, Optional.of(Grade.valueOf(grade)))) {
      case GRADED -> page.back("done=aliasGraded");
      case NOT_FOUND -> page.back("failed=standsOtherwise");
    }
  }

  public List<String> getWords() {
    if (words == null) {
      words = contextWords.of(desk.tenant(), page.assetId());
    }
    return words;
  }

  public void addWord() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (contextWords.add(desk.tenant(), page.assetId(), word)) {
      case ContextWords.Added added -> page.back("done=wordAdded");
      case ContextWords.NotFound gone -> page.back("failed=standsOtherwise");
      case ContextWords.Invalid invalid -> errors.show("words", invalid.errors());
    }
  }

  public void removeWord(String gone) {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    boolean removed = contextWords.remove(desk.tenant(), page.assetId(), gone);
    page.back(removed ? "done=wordRemoved" : "failed=standsOtherwise");
  }

  /** With the name that is typed in, which is not saved. */
  public void tryOut() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    switch (trying.would(desk.tenant(), page.assetId(), page.getAlias(), sentence)) {
      case TryingNames.Tried outcome -> tried = outcome;
      case TryingNames.NotFound gone -> page.back("failed=standsOtherwise");
      case TryingNames.Invalid invalid -> errors.show("addAlias", invalid.errors());
    }
  }

  /** The name that is typed in, on prompts that creators agreed to keep. */
  public void trySample() {
    if (desk.lacks(Right.CATALOG)) {
      return;
    }
    String alias = page.getAlias() == null ? "" : page.getAlias().strip();
    switch (trying.would(desk.tenant(), page.assetId(), alias, alias)) {
      case TryingNames.Tried tryable ->
          onSample = sampling.name(page.assetId(), alias).orElse(null);
      case TryingNames.NotFound gone -> page.back("failed=standsOtherwise");
      case TryingNames.Invalid invalid ->
          errors.show(
              "addAlias", List.of(new FieldError("alias", invalid.errors().getFirst().fault())));
    }
  }

  /** What was found in the sample; null where nothing was tried. */
  public TryingOnSample.@Nullable Tried getOnSample() {
    return onSample;
  }

  public boolean isTried() {
    return tried != null;
  }

  /** What the sentence says of the asset's names. */
  public List<String> getSaid() {
    return tried == null ? List.of() : tried.said();
  }

  /** The name of why the name that was tried would be weak; empty where it would be strong. */
  public String getTriedWhy() {
    return tried == null ? "" : tried.weakness().map(Grade.Weakness::name).orElse("");
  }

  public @Nullable String getWord() {
    return word;
  }

  public void setWord(@Nullable String word) {
    this.word = word;
  }

  public @Nullable String getSentence() {
    return sentence;
  }

  public void setSentence(@Nullable String sentence) {
    this.sentence = sentence;
  }
}
