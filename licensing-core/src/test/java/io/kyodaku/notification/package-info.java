@NullMarked
package io.kyodaku.notification;

import org.jspecify.annotations.NullMarked;
