// SHA-256 (FIPS 180-4) and the trees of RFC 6962, without asking anybody.

// Computed, not typed: the first 32 bits of the fractional parts of roots of primes.
const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) {
  if (PRIMES.every((p) => n % p !== 0)) PRIMES.push(n);
}
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const K = Int32Array.from(PRIMES, (p) => fraction(Math.cbrt(p)));
const START = Int32Array.from(PRIMES.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const W = new Int32Array(64);

const rotate = (x, n) => (x >>> n) | (x << (32 - n));

function block(h, view, at) {
  for (let i = 0; i < 16; i++) W[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = W[i - 15];
    const b = W[i - 2];
    const s0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >>> 3);
    const s1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let a = h[0];
  let b = h[1];
  let c = h[2];
  let d = h[3];
  let e = h[4];
  let f = h[5];
  let g = h[6];
  let z = h[7];
  for (let i = 0; i < 64; i++) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const t1 = (z + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    z = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  h[0] += a;
  h[1] += b;
  h[2] += c;
  h[3] += d;
  h[4] += e;
  h[5] += f;
  h[6] += g;
  h[7] += z;
}

/** SHA-256 of some byte arrays, one after the other. */
export function sha256(...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array((((length + 8) >> 6) + 1) << 6);
  let at = 0;
  for (const part of parts) {
    padded.set(part, at);
    at += part.length;
  }
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, (length << 3) >>> 0);
  const h = Int32Array.from(START);
  for (let i = 0; i < padded.length; i += 64) block(h, view, i);
  const out = new Uint8Array(32);
  const words = new DataView(out.buffer);
  h.forEach((word, i) => words.setInt32(4 * i, word));
  return out;
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (content) => sha256(LEAF, content);
export const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
export const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Roots of the trees over the first n leaves, for each n asked for; a Map from n to root. */
export function roots(leaves, sizes) {
  const wanted = new Set(sizes);
  const found = new Map();
  const edge = [];
  const root = () => {
    let top = null;
    for (const hash of edge) if (hash) top = top ? sha256(NODE, hash, top) : hash;
    return top ?? sha256();
  };
  if (wanted.has(0)) found.set(0, root());
  leaves.forEach((leaf, index) => {
    let hash = leaf;
    let level = 0;
    for (let place = index; place % 2 === 1; place = Math.floor(place / 2)) {
      hash = sha256(NODE, edge[level], hash);
      edge[level++] = null;
    }
    edge[level] = hash;
    if (wanted.has(index + 1)) found.set(index + 1, root());
  });
  return found;
}
