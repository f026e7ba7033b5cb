package io.kyodaku.generation;

import java.util.UUID;

/** Where prompts go whose creators agreed that some of them are kept; nobody waits for it. */
public interface PromptSample {

  /** Kept if its creator agreed, and as long as there is room. */
  void offer(UUID creatorId, String prompt);
}
