package io.kyodaku.log;

import java.util.Collection;
import java.util.Map;

/** Where the hashes of leaves and perfect subtrees are kept. */
@FunctionalInterface
interface TreeHashes {

  /** Those of {@code wanted} that are there. */
  Map<TreeNode, Hash> of(Collection<TreeNode> wanted);
}
