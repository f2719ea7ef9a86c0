/**
 * Identities by SPIFFE: who this program is, from the Workload API of the machine it runs on, and which other programs it
 * believes. Nothing here is stored; keys and bundles live in memory and are renewed while the program runs.
 */
@NamedInterface("spiffe")
@NullMarked
package dev.tradewind.identity.spiffe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
