/**
 * Taxes that are withheld of what owners are paid: who a tenant is to the tax offices, as it says
 * and an operator confirms; which part of a payment is withheld, as operators configured it with
 * the law that they went by; and what of that the tax office has. It keeps the invariants that
 * neither a profile nor a rate ever changes once something was withheld by it, that nobody confirms
 * what they said themselves, and that no more is paid to the tax office than was withheld. It must
 * not know what a statement is made of.
 */
@NullMarked
package io.kyodaku.withholding;

import org.jspecify.annotations.NullMarked;
