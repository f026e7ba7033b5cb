/** Tests of what generators are owed, month by month, on a real PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.kyodaku.generatorpay;
