/**
 * What every page shares: the shell, the reader's language and theme, notices, and how amounts and
 * dates are written for people. It keeps the invariant that a page holds form state only. It must
 * not decide anything.
 */
@NullMarked
package io.kyodaku.portal;

import org.jspecify.annotations.NullMarked;
