/**
 * Who sells, and the invoices and credit notes that it issues: numbered without a gap in the
 * transaction in which money came or went, and frozen. It keeps one invariant: a document never
 * changes, and no number is missing. It must not know how money moves: what is to be written down
 * is handed to it.
 */
@NullMarked
package io.kyodaku.invoice;

import org.jspecify.annotations.NullMarked;
