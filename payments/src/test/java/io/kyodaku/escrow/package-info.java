@NullMarked
package io.kyodaku.escrow;

import org.jspecify.annotations.NullMarked;
