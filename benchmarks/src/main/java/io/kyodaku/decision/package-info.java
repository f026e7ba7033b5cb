/** What decisions are measured with; a snapshot is made in this package alone. */
@org.jspecify.annotations.NullMarked
package io.kyodaku.decision;
