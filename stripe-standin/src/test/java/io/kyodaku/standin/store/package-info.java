/** The store alone, without a stand-in around it. */
@NullMarked
package io.kyodaku.standin.store;

import org.jspecify.annotations.NullMarked;
