/* Hashes, signatures and secrets: what libsodium gives.
 *
 * sodium_init is called before anything that needs it: it may be called often
 * and by any thread (since libsodium 1.0.11).
 * SPDX-License-Identifier: Apache-2.0 */
#include "receipt_int.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(wire__sha) >= sizeof(crypto_hash_sha256_state),
               "the state of a hash has grown");
_Static_assert(sizeof((wire_key *)0)->secret == crypto_sign_SECRETKEYBYTES,
               "the length of a secret key");

/* ---- Hexadecimal digits ---------------------------------------------------- */

bool wire__is_hex(wire_str s, size_t n)
{
    if (s.n != n) return false;
    for (size_t i = 0; i < n; i++)
        if (!((s.p[i] >= '0' && s.p[i] <= '9') ||
              (s.p[i] >= 'a' && s.p[i] <= 'f')))
            return false;
    return true;
}

void wire__hex(const unsigned char *bytes, size_t n, char *out)
{
    (void)sodium_bin2hex(out, n * 2 + 1, bytes, n);
}

void wire__unhex(wire_str hex, unsigned char *out, size_t n)
{
    size_t got = 0;
    int bad = sodium_hex2bin(out, n, hex.p, hex.n, NULL, &got, NULL);
    assert(!bad && got == n);
    (void)bad;
}

/* ---- Hashes -------------------------------------------------------------- */

void wire__sha_begin(wire__sha *s)
{
    (void)crypto_hash_sha256_init((crypto_hash_sha256_state *)(void *)s);
}

void wire__sha_add(wire__sha *s, wire_str bytes)
{
    (void)crypto_hash_sha256_update((crypto_hash_sha256_state *)(void *)s,
                                    (const unsigned char *)bytes.p, bytes.n);
}

void wire__sha_end(wire__sha *s, wire_sha256 *out)
{
    unsigned char sum[crypto_hash_sha256_BYTES];
    (void)crypto_hash_sha256_final((crypto_hash_sha256_state *)(void *)s, sum);
    wire__hex(sum, sizeof sum, out->hex);
}

void wire_sha256_of(wire_str bytes, wire_sha256 *out)
{
    wire__sha s;
    wire__sha_begin(&s);
    wire__sha_add(&s, bytes);
    wire__sha_end(&s, out);
}

bool wire_sha256_eq(const wire_sha256 *a, const wire_sha256 *b)
{
    return a->hex[0] && strcmp(a->hex, b->hex) == 0;
}

/* ---- Keys and signatures --------------------------------------------------- */

wire_status wire__crypto_random(void *out, size_t n, wire_err *err)
{
    if (sodium_init() < 0)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                         "the system has no source of random numbers");
    randombytes_buf(out, n);
    return WIRE_OK;
}

void wire__crypto_wipe(void *p, size_t n) { sodium_memzero(p, n); }

void wire_key_wipe(wire_key *k) { sodium_memzero(k, sizeof *k); }

wire_status wire__key_pair(const unsigned char seed[WIRE__SEED_BYTES],
                           wire_key *out, wire_err *err)
{
    unsigned char public[crypto_sign_PUBLICKEYBYTES];
    if (sodium_init() < 0 ||
        crypto_sign_seed_keypair(public, out->secret, seed) != 0)
        return wire_fail(err, WIRE_EIO, WIRE_NO_OFF,
                         "the library of signatures cannot be used");
    wire__hex(public, sizeof public, out->public_hex);
    return WIRE_OK;
}

wire_status wire_key_from_seed(const unsigned char seed[32], wire_key *out,
                               wire_err *err)
{
    return wire__key_pair(seed, out, err);
}

void wire__crypto_sign(const wire_key *k, wire_str message,
                       char out[WIRE__SIGNATURE_HEX + 1])
{
    unsigned char sig[crypto_sign_BYTES];
    (void)crypto_sign_detached(sig, NULL, (const unsigned char *)message.p,
                               message.n, k->secret);
    wire__hex(sig, sizeof sig, out);
}

bool wire__crypto_verify(wire_str public_hex, wire_str message,
                         wire_str signature_hex)
{
    unsigned char public[crypto_sign_PUBLICKEYBYTES], sig[crypto_sign_BYTES];
    if (sodium_init() < 0 || !wire__is_hex(public_hex, WIRE__PUBLIC_HEX) ||
        !wire__is_hex(signature_hex, WIRE__SIGNATURE_HEX))
        return false;
    wire__unhex(public_hex, public, sizeof public);
    wire__unhex(signature_hex, sig, sizeof sig);
    return crypto_sign_verify_detached(sig, (const unsigned char *)message.p,
                                       message.n, public) == 0;
}

/* A point of small order would sign anything. */
bool wire_key_is_public(wire_str hex)
{
    unsigned char public[crypto_sign_PUBLICKEYBYTES];
    if (sodium_init() < 0 || !wire__is_hex(hex, WIRE__PUBLIC_HEX)) return false;
    wire__unhex(hex, public, sizeof public);
    return crypto_core_ed25519_is_valid_point(public) == 1;
}
