/**
 * May this be generated, on which terms, at what price? Pure: the facts of a usage and an immutable
 * snapshot go in, a sealed {@link io.kyodaku.decision.Decision} comes out. It keeps the invariant
 * that no registered asset is granted without a rule that allows it. It must not know wallets,
 * ledgers, HTTP or the database; the snapshot's loader, and its archive for what is decided once
 * more, alone read rows.
 */
@NullMarked
package io.kyodaku.decision;

import org.jspecify.annotations.NullMarked;
