// Signed notes, checkpoints and keys as C2SP writes them.
import { sha256, hex } from './merkle.js';

const UTF8 = new TextEncoder();
const DASH = '\u2014 ';

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

/** {text, signatures: [{name, keyId, signature}]} */
export function parseNote(note) {
  const gap = note.lastIndexOf('\n\n');
  if (gap < 0 || !note.endsWith('\n')) throw new Error('no signed note: text, an empty line and signatures were expected');
  const signatures = note
    .slice(gap + 2, -1)
    .split('\n')
    .map((line) => {
      const space = line.lastIndexOf(' ');
      if (!line.startsWith(DASH) || space < DASH.length + 1) throw new Error(`no signature line: '${line}'`);
      const bytes = bytesOf(line.slice(space + 1));
      if (bytes.length < 5) throw new Error(`the signature in '${line}' is cut off`);
      return { name: line.slice(DASH.length, space), keyId: hex(bytes.slice(0, 4)), signature: bytes.slice(4) };
    });
  return { text: note.slice(0, gap + 1), signatures };
}

/** A kept file: one signed note, or a line per checkpoint (time, origin, size, root, signatures). */
export function parseKept(text) {
  if (text.includes('\n\n')) return [parseNote(text)];
  return text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const [, origin, size, root, ...signed] = line.trim().split(' ');
      if (!signed.length) throw new Error(`'${line}' is no checkpoint in a line`);
      const signatures = signed.map((s) => `${DASH}${origin} ${s}\n`).join('');
      return parseNote(`${origin}\n${size}\n${root}\n\n${signatures}`);
    });
}

export function parseCheckpoint(text) {
  const [origin, size, root] = text.split('\n');
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size ?? '')) throw new Error(`the checkpoint's size '${size}' is no plain number`);
  return { origin, size: Number(size), root: bytesOf(root) };
}

/** {name, type, id, publicKey, vkey}; type 1 is a key of a log, 4 one of a witness. */
export function parseKey(vkey) {
  const [name, id, ...rest] = vkey.trim().split('+');
  const typed = bytesOf(rest.join('+'));
  if (typed.length !== 33 || (typed[0] !== 1 && typed[0] !== 4)) throw new Error(`'${vkey}' holds no Ed25519 key`);
  const own = hex(sha256(UTF8.encode(`${name}\n`), typed).slice(0, 4));
  if (own !== id) throw new Error(`'${vkey}' states the id ${id}, its key has ${own}`);
  return { name, type: typed[0], id, publicKey: typed.slice(1), vkey: vkey.trim() };
}

async function signed(publicKey, text, signature) {
  if (!globalThis.crypto?.subtle) {
    throw new Error('this browser checks signatures only on https or localhost; open the page there');
  }
  const key = await crypto.subtle.importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, signature, UTF8.encode(text));
}

/** {by}, {forged} or {unknown: names} */
export async function checkNote(note, keys) {
  for (const line of note.signatures) {
    for (const key of keys) {
      if (key.type === 1 && key.name === line.name && key.id === line.keyId) {
        return (await signed(key.publicKey, note.text, line.signature)) ? { by: key } : { forged: key };
      }
    }
  }
  return { unknown: note.signatures.map((line) => line.name) };
}

/** When a witness co-signed the note, by its own clock; null if it did not. */
export async function cosignedAt(note, witness) {
  for (const line of note.signatures) {
    if (line.name === witness.name && line.keyId === witness.id && line.signature.length === 72) {
      const seconds = new DataView(line.signature.buffer, line.signature.byteOffset).getBigUint64(0);
      const message = `cosignature/v1\ntime ${seconds}\n${note.text}`;
      if (await signed(witness.publicKey, message, line.signature.slice(8))) return new Date(Number(seconds) * 1000);
    }
  }
  return null;
}
