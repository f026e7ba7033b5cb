/**
 * The operator's pages: applications, names in dispute, plugins, payouts, the ledger, generators,
 * the inbox and the audit trail. It keeps the invariant that whatever is done here is audited by
 * the use case that does it. It must not decide anything itself.
 */
@NullMarked
package io.kyodaku.portal.admin;

import org.jspecify.annotations.NullMarked;
