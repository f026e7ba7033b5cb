/**
 * Rightsholders as tenants: their application, standing and members, and the wall that keeps one
 * from another's rows. It keeps the invariant that no transaction of the tenant role reads or
 * writes a row without saying for whom. It must not know what tenants license or earn.
 */
@NullMarked
package io.kyodaku.tenant;

import org.jspecify.annotations.NullMarked;
