/**
 * What a draft would have meant: the facts of recorded usages are kept small, and a policy or a
 * contract that is not published yet is replayed over them. It keeps the invariant that a replay
 * changes nothing but its own result, and sees the usages of its own tenant alone. It must not know
 * whose a usage was, nor the words of a prompt.
 */
@NullMarked
package io.kyodaku.replay;

import org.jspecify.annotations.NullMarked;
