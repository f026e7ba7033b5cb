package io.kyodaku.browser;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A story ends where it fails: what comes after stands on what came before, and is skipped. */
final class OneAfterAnother implements BeforeEachCallback, AfterTestExecutionCallback {

  private Optional<String> brokenAt = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext context) {
    Assumptions.assumeTrue(brokenAt.isEmpty(), () -> "the story ended at " + brokenAt.orElse(""));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      brokenAt = Optional.of(context.getDisplayName());
    }
  }
}
