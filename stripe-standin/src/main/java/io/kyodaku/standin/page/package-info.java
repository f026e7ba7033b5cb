/**
 * What the hosted pages share: layout, texts in English and Japanese, escaping, and the way from a
 * visit to an answer.
 *
 * <p>Invariant: nothing reaches a page unescaped, and a page runs no script and loads nothing but
 * the stand-in's own style sheet.
 *
 * <p>It must not know what a page is about.
 */
@NullMarked
package io.kyodaku.standin.page;

import org.jspecify.annotations.NullMarked;
