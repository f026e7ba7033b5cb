/** Tests of rates against the real tables. */
@org.jspecify.annotations.NullMarked
package io.kyodaku.fx;
