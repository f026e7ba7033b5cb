package io.kyodaku.decision;

import io.kyodaku.rule.AgeBand;
import java.util.UUID;

/** What is known of creators' ages; asked only where a rule or a guard wants to know. */
public interface CreatorAges {

  /** UNKNOWN where nothing is. */
  AgeBand of(UUID creatorId);
}
