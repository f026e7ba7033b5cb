/**
 * The pages for everybody: the front page, signing up, confirming, signing in, the terms, and in
 * demo mode the outbox. It keeps the invariant that nothing here tells who has an account. It must
 * not know what tenants and creators do once they are in.
 */
@NullMarked
package io.kyodaku.portal.site;

import org.jspecify.annotations.NullMarked;
