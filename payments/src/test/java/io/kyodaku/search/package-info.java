@NullMarked
package io.kyodaku.search;

import org.jspecify.annotations.NullMarked;
