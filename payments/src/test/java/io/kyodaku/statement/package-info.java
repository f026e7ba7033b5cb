/** Tests of statements against the real tables. */
@NullMarked
package io.kyodaku.statement;

import org.jspecify.annotations.NullMarked;
